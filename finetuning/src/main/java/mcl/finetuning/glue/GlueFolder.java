package mcl.finetuning.glue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.finetuning.TaskData;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.DataSplit;
import mcl.finetuning.data.SourceFile;

/**
 * The folder of a task's official files.
 *
 * @param path that of the files, or that of all of GLUE with the task's folder in it
 */
public record GlueFolder(GlueTask task, Path path) {
  private static final String TRAIN = "train.tsv";
  private static final String[] DEV = {"dev.tsv", "dev_matched.tsv"};
  private static final String DEV_MISMATCHED = "dev_mismatched.tsv";
  private static final List<String> DIAGNOSTIC =
      List.of("AX/diagnostic.tsv", "AX/AX.tsv", "diagnostic/diagnostic.tsv", "MNLI/diagnostic.tsv");

  /** Takes the task's folder, where all of GLUE is given. */
  public GlueFolder {
    Path inside = path.resolve(task.folder());
    path = Files.isDirectory(inside) ? inside : path;
  }

  /** Whether there is something to learn from. */
  public boolean exists() {
    return Files.isRegularFile(path.resolve(TRAIN));
  }

  /**
   * Reads training, development and test files.
   *
   * @param heldOut the share of the training rows that is held out where there is no file of
   *     development rows; 0: that is an error
   * @param bad of training and development files; a test file must be whole
   * @throws UserException naming the file, the row and what is wrong
   */
  public TaskData read(double heldOut, BadRows bad) {
    require(heldOut);
    DataSplit training = split("", path.resolve(TRAIN), true, bad);
    List<DataSplit> development = present(DEV).isEmpty() ? List.of() : development(bad);
    TaskData data = new TaskData(task.key(), task.task(), training, development, test());
    return development.isEmpty() ? data.holdingOut(heldOut) : data;
  }

  /**
   * Makes sure that there are rows to learn from and rows to judge by, without reading them.
   *
   * @param heldOut as of {@link #read}
   * @throws UserException naming the file that is missing
   */
  public void require(double heldOut) {
    if (!exists()) {
      throw UserException.of(
          "%s holds no %s of %s. Give its folder, or one with %s/ in it.",
          path, TRAIN, task.folder(), task.folder());
    }
    if (heldOut == 0 && present(DEV).isEmpty()) {
      throw UserException.of(
          "%s holds no %s. To judge by a share of the training rows instead, say --held-out 0.1.",
          path, task == GlueTask.MNLI ? "dev_matched.tsv" : "dev.tsv");
    }
  }

  /**
   * Reads the development files alone.
   *
   * @throws UserException if there are none
   */
  public List<DataSplit> development(BadRows bad) {
    List<DataSplit> splits = new ArrayList<>();
    present(DEV).ifPresent(it -> splits.add(split("", it, true, bad)));
    present(DEV_MISMATCHED).ifPresent(it -> splits.add(split("mm", it, true, bad)));
    return splits;
  }

  /** The rows of one training or development file. */
  public static DataSplit labeled(GlueTask task, Path file, BadRows bad) {
    return split(task, "", file, true, bad);
  }

  private List<DataSplit> test() {
    List<DataSplit> splits = new ArrayList<>();
    test("", "test.tsv", "test_matched.tsv").ifPresent(splits::add);
    test("mm", "test_mismatched.tsv").ifPresent(splits::add);
    if (task == GlueTask.MNLI) {
      diagnostic().ifPresent(splits::add);
    }
    return splits;
  }

  private Optional<DataSplit> test(String name, String... files) {
    return present(files).map(file -> split(name, file, false, BadRows.refused()));
  }

  /** The diagnostic rows, which the model of MNLI answers, lie in a folder of their own. */
  private Optional<DataSplit> diagnostic() {
    return Stream.of(path, path.toAbsolutePath().normalize().getParent())
        .flatMap(around -> DIAGNOSTIC.stream().map(around::resolve))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(
            file ->
                new DataSplit(
                    "ax",
                    GlueFile.read(GlueTask.RTE, false, file, BadRows.refused()),
                    List.of(SourceFile.of(file))));
  }

  private Optional<Path> present(String... names) {
    boolean matched = task == GlueTask.MNLI;
    return Stream.of(names)
        .filter(name -> matched == name.contains("matched"))
        .map(path::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private DataSplit split(String name, Path file, boolean labeled, BadRows bad) {
    return split(task, name, file, labeled, bad);
  }

  private static DataSplit split(
      GlueTask task, String name, Path file, boolean labeled, BadRows bad) {
    return new DataSplit(
        name, GlueFile.read(task, labeled, file, bad), List.of(SourceFile.of(file)));
  }
}
