package mcl.finetuning.source;

import java.nio.file.Path;
import java.util.List;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.TaskData;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.DataSplit;
import mcl.finetuning.task.Task;

/** Where the rows of a named task come from, and the recipe that was published for it. */
public interface TaskSource {
  /** How the task is tuned if the user says nothing else. */
  FineTuneConfig recipe();

  /**
   * Reads all rows.
   *
   * @throws mcl.base.check.UserException naming the option or file, the row and what is wrong
   */
  TaskData read(DataRequest request);

  /**
   * Reads the rows that predictions are scored on.
   *
   * @param place the folder of the task's files, or one file
   */
  List<DataSplit> judged(Path place, NamedColumns columns, BadRows bad);

  /**
   * The task by which predictions are scored.
   *
   * @param said the predictions as they are written, in which labels may occur that no row has
   */
  Task<?> judge(DataSplit judged, List<String> said);
}
