package mcl.finetuning.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.TaskData;
import mcl.finetuning.answer.AnswerConfig;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.DataSplit;
import mcl.finetuning.squad.AnswerRule;
import mcl.finetuning.squad.SquadFolder;
import mcl.finetuning.task.QuestionAnswering;
import mcl.finetuning.task.Task;

/**
 * SQuAD in its official files, or files of a user's own in their form.
 *
 * @param unanswerable whether 2.0 is meant, or 1.1
 */
public record SquadSource(boolean unanswerable) implements TaskSource {
  @Override
  public FineTuneConfig recipe() {
    return FineTuneConfig.squad();
  }

  @Override
  public TaskData read(DataRequest request) {
    requireNoColumns(request.columns());
    SquadFolder folder = new SquadFolder(request.folder().orElse(Path.of("")), unanswerable);
    if (request.folder().isEmpty() && request.train().isEmpty()) {
      throw UserException.of(
          "--task %s: name the folder of the official files with --data, or files of their form with"
              + " --train and --dev.",
          name());
    }
    Path train = request.train().or(folder::training).orElseThrow(() -> folder.missing("train"));
    Optional<Path> dev =
        request.development().or(() -> request.folder().flatMap(it -> folder.development()));
    if (dev.isEmpty() && request.heldOut() == 0) {
      throw new UserException(
          "There are no questions to judge by: name a file with --dev, or say --held-out 0.1 for a"
              + " share of the training questions.");
    }
    TaskData data =
        new TaskData(
            name(),
            new QuestionAnswering(unanswerable, AnswerConfig.electra()),
            folder.split(train, AnswerRule.PLACES, request.bad()),
            splits(folder, dev, AnswerRule.PLACES, request.bad()),
            splits(folder, request.test(), AnswerRule.IF_KNOWN, request.bad()));
    return dev.isEmpty() ? data.holdingOut(request.heldOut()) : data;
  }

  private String name() {
    return unanswerable ? "squad2" : "squad1";
  }

  private static List<DataSplit> splits(
      SquadFolder folder, Optional<Path> file, AnswerRule rule, BadRows bad) {
    return file.map(it -> folder.split(it, rule, bad)).stream().toList();
  }

  private void requireNoColumns(NamedColumns columns) {
    if (!columns.equals(NamedColumns.NONE)) {
      throw UserException.of("--task %s has no columns to be named.", name());
    }
  }

  @Override
  public List<DataSplit> judged(Path place, NamedColumns columns, BadRows bad) {
    requireNoColumns(columns);
    SquadFolder folder = new SquadFolder(place, unanswerable);
    Path file =
        Files.isDirectory(place)
            ? folder.development().orElseThrow(() -> folder.missing("dev"))
            : place;
    return List.of(folder.split(file, AnswerRule.TEXTS, bad));
  }

  @Override
  public Task<?> judge(DataSplit judged, List<String> said) {
    return new QuestionAnswering(unanswerable, AnswerConfig.electra());
  }
}
