package mcl.cli.finetuning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.cli.training.RunFolder;
import mcl.finetuning.TaskData;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.glue.GlueFolder;
import mcl.finetuning.glue.GlueTask;
import mcl.finetuning.series.SeriesFolder;
import mcl.finetuning.series.SeriesReport;

/**
 * Fine-tunes for the tasks of GLUE one after another, each in a folder of its own.
 *
 * @param data the folder of GLUE
 * @param out where the folders of results lie
 * @param skipBadRows whether rows that cannot be used are left out
 */
public record GlueRun(TaskRun run, Path data, Path out, boolean skipBadRows) {
  /**
   * The tasks whose files are there.
   *
   * @param wanted if any are named, these alone
   * @throws UserException if there are none, or one that was named is not there
   */
  public static List<GlueTask> tasks(Path data, List<GlueTask> wanted) {
    List<GlueTask> found =
        List.of(GlueTask.values()).stream()
            .filter(task -> wanted.isEmpty() || wanted.contains(task))
            .filter(task -> new GlueFolder(task, data.resolve(task.folder())).exists())
            .toList();
    for (GlueTask task : wanted) {
      if (!found.contains(task)) {
        throw UserException.of("%s holds no %s/train.tsv.", data, task.folder());
      }
    }
    if (found.isEmpty()) {
      throw UserException.of(
          "%s holds no task of GLUE: expected folders such as CoLA and SST-2, with train.tsv in"
              + " them.",
          data);
    }
    return found;
  }

  /** The folder with the results of a task. */
  public Path folder(GlueTask task) {
    return out.resolve(task.key());
  }

  /**
   * Refuses a folder that holds anything; to go on, anything but runs for some of these tasks.
   *
   * @throws UserException if it does
   */
  public static void requireFit(Path out, List<GlueTask> tasks, boolean resume) throws IOException {
    if (new SeriesFolder(out).isBegun()) {
      throw UserException.of(
          "--out: %s is a folder of mcl finetune, with one task. Name one for all tasks.", out);
    }
    List<GlueTask> begun =
        Stream.of(GlueTask.values())
            .filter(task -> Files.isDirectory(out.resolve(task.key())))
            .toList();
    if (begun.isEmpty()) {
      RunFolder.requireFree(out);
    } else if (!resume) {
      throw UserException.of(
          "--out: %s holds runs for GLUE. Name a new folder, or add --resume to go on with them.",
          out);
    } else if (!tasks.containsAll(begun)) {
      throw UserException.of(
          "--out: %s holds runs for %s, too, and the table is of all its tasks. Name them as well, or"
              + " another folder.",
          out,
          begun.stream()
              .filter(task -> !tasks.contains(task))
              .map(GlueTask::key)
              .collect(Collectors.joining(", ")));
    }
  }

  /**
   * Does what is not done, once it is sure that every task has its files.
   *
   * @throws mcl.base.check.Stopped if the user wants it to end; finished runs stay
   */
  public Map<GlueTask, SeriesReport> tune(List<GlueTask> tasks, BooleanSupplier stop)
      throws IOException {
    tasks.forEach(task -> files(task).require(heldOut(task)));
    Map<GlueTask, SeriesReport> reports = new EnumMap<>(GlueTask.class);
    for (GlueTask task : tasks) {
      BadRows bad = skipBadRows ? BadRows.skipped() : BadRows.refused();
      TaskData rows = files(task).read(heldOut(task), bad);
      SeriesFolder folder = TaskRun.folder(folder(task), true);
      reports.put(task, run.run(rows, task.recipe(), bad, folder, stop));
    }
    return reports;
  }

  private GlueFolder files(GlueTask task) {
    return new GlueFolder(task, data.resolve(task.folder()));
  }

  private double heldOut(GlueTask task) {
    return run.settings().config(task.recipe()).heldOutShare();
  }
}
