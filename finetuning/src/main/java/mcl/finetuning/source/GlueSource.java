package mcl.finetuning.source;

import java.nio.file.Path;
import java.util.List;
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
    boolean own =
        Stream.of(request.train(), request.development(), request.test())
            .anyMatch(file -> file.isPresent());
    if (own || request.folder().isEmpty() || !request.columns().equals(NamedColumns.NONE)) {
      throw UserException.of(
          "--task %s reads the official files of %s: name their folder with --data. Files and columns"
              + " of your own are for --task classification, regression, pairs and tokens.",
          task.key(), task.folder());
    }
    return new GlueFolder(task, request.folder().get()).read(request.heldOut(), request.bad());
  }

  @Override
  public List<DataSplit> judged(Path place, NamedColumns columns, BadRows bad) {
    return new GlueFolder(task, place).development(bad);
  }

  @Override
  public Task<?> judge(DataSplit judged, List<String> said) {
    return task.task();
  }
}
