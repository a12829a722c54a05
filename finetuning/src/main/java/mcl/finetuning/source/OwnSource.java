package mcl.finetuning.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.TaskData;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.DataSplit;
import mcl.finetuning.task.Task;
import mcl.finetuning.task.TaskKind;

/** A task of the user's own. */
public record OwnSource(TaskKind kind) implements TaskSource {
  @Override
  public FineTuneConfig recipe() {
    return FineTuneConfig.defaults();
  }

  @Override
  public TaskData read(DataRequest request) {
    return files(request).read(request.heldOut(), request.bad());
  }

  private OwnData files(DataRequest request) {
    Optional<Path> folder = request.folder();
    if (request.train().isEmpty() && folder.isEmpty()) {
      throw new UserException(
          "Say what to learn from: --train FILE, or --data DIR with train.tsv or train.jsonl in it.");
    }
    return new OwnData(
        kind,
        request.train().orElseGet(() -> OwnData.trainingIn(folder.get())),
        request.development().or(() -> folder.flatMap(OwnData::developmentIn)),
        request.test().or(() -> folder.flatMap(OwnData::testIn)),
        request.columns());
  }

  @Override
  public List<DataSplit> judged(Path place, NamedColumns columns, BadRows bad) {
    if (!Files.isDirectory(place)) {
      return List.of(OwnData.split(kind, place, columns.of(kind, place), bad));
    }
    Path file =
        OwnData.developmentIn(place)
            .orElseThrow(
                () -> UserException.of("%s holds no dev.tsv or dev.jsonl. Name the file.", place));
    return List.of(OwnData.split(kind, file, columns.of(kind, file), bad));
  }

  @Override
  public Task<?> judge(DataSplit judged, List<String> said) {
    return kind.judge(judged.rows(), said);
  }
}
