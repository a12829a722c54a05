package mcl.finetuning.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.TaskData;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.DataSplit;
import mcl.finetuning.glue.GlueFolder;
import mcl.finetuning.glue.GlueTask;
import mcl.finetuning.task.Task;

/** A task of GLUE in its official files. */
public record GlueSource(GlueTask task) implements TaskSource {
  @Override
  public FineTuneConfig recipe() {
    return task.recipe();
  }

  @Override
  public TaskData read(DataRequest request) {
    if (Stream.of(request.train(), request.development(), request.test())
        .anyMatch(Optional::isPresent)) {
      throw refused("no --train, --dev and --test");
    }
    requireNoColumns(request.columns());
    if (request.folder().isEmpty()) {
      throw UserException.of(
          "--task %s reads the official files of %s: name their folder with --data.",
          task.key(), task.folder());
    }
    return new GlueFolder(task, request.folder().get()).read(request.heldOut(), request.bad());
  }

  private void requireNoColumns(NamedColumns columns) {
    if (!columns.equals(NamedColumns.NONE)) {
      throw refused("no --text-column, --second-column and --label-column");
    }
  }

  private UserException refused(String options) {
    return UserException.of(
        "--task %s takes %s: it reads the official files of %s. Files and columns of your own are"
            + " for --task classification, regression, pairs and tokens.",
        task.key(), options, task.folder());
  }

  @Override
  public List<DataSplit> judged(Path place, NamedColumns columns, BadRows bad) {
    requireNoColumns(columns);
    return Files.isRegularFile(place)
        ? List.of(GlueFolder.labeled(task, place, bad))
        : new GlueFolder(task, place).development(bad);
  }

  @Override
  public Task<?> judge(DataSplit judged, List<String> said) {
    return task.task();
  }
}
