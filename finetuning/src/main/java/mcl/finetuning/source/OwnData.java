package mcl.finetuning.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mcl.base.check.UserException;
import mcl.finetuning.TaskData;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.Columns;
import mcl.finetuning.data.DataSplit;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.SourceFile;
import mcl.finetuning.task.Task;
import mcl.finetuning.task.TaskKind;

/**
 * Files of a user's own.
 *
 * @param train rows to learn from
 * @param development rows to judge by; none: a share of the training rows
 * @param test rows to judge in the end, or to say something of where nothing is known
 * @param named the columns that the user named
 */
public record OwnData(
    TaskKind kind,
    Path train,
    Optional<Path> development,
    Optional<Path> test,
    NamedColumns named) {
  private static final List<String> ENDINGS = List.of(".tsv", ".jsonl", ".json", ".conll", ".txt");

  /**
   * The file {@code train} of a folder.
   *
   * @throws UserException if there is none
   */
  static Path trainingIn(Path folder) {
    return find(folder, "train")
        .orElseThrow(
            () ->
                UserException.of(
                    "%s holds no train.tsv or train.jsonl. Name the files with --train, --dev and"
                        + " --test.",
                    folder));
  }

  /** The file {@code dev} or {@code validation} of a folder. */
  static Optional<Path> developmentIn(Path folder) {
    return find(folder, "dev").or(() -> find(folder, "validation"));
  }

  /** The file {@code test} of a folder. */
  static Optional<Path> testIn(Path folder) {
    return find(folder, "test");
  }

  private static Optional<Path> find(Path folder, String name) {
    return ENDINGS.stream()
        .map(ending -> folder.resolve(name + ending))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * Reads them.
   *
   * @param heldOut the share of the training rows that is held out where there are no development
   *     rows; 0: that is an error
   * @throws UserException naming the file, the row and what is wrong
   */
  public TaskData read(double heldOut, BadRows bad) {
    if (development.isEmpty() && heldOut == 0) {
      throw new UserException(
          "There are no rows to judge by: name a file with --dev, or say --held-out 0.1 for a share"
              + " of the training rows.");
    }
    DataSplit training = split(kind, train, named.of(kind, train), bad);
    Task<?> task = kind.of(training.rows());
    List<DataSplit> judged = splits(development, it -> named.of(kind, it), task, bad);
    List<DataSplit> asked = splits(test, it -> named.of(kind, it).ofTestFile(), task, bad);
    TaskData data = new TaskData(kind.key(), task, training, judged, asked);
    return judged.isEmpty() ? data.holdingOut(heldOut) : data;
  }

  private List<DataSplit> splits(
      Optional<Path> file, Function<Path, Columns> columns, Task<?> task, BadRows bad) {
    return file.map(it -> fitting(split(kind, it, columns.apply(it), bad), task, bad)).stream()
        .toList();
  }

  /** The rows of a file. */
  static DataSplit split(TaskKind kind, Path file, Columns columns, BadRows bad) {
    return new DataSplit("", kind.read(file, columns, bad), List.of(SourceFile.of(file)));
  }

  /** Without the rows that have a label which no training row has. */
  private static DataSplit fitting(DataSplit split, Task<?> task, BadRows bad) {
    List<Example> fitting = new ArrayList<>();
    split
        .rows()
        .forEach(
            row ->
                bad.attempt(
                    () -> {
                      task.require(row);
                      fitting.add(row);
                    }));
    return split.with(fitting);
  }
}
