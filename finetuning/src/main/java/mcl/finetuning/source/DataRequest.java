package mcl.finetuning.source;

import java.nio.file.Path;
import java.util.Optional;
import mcl.finetuning.data.BadRows;

/**
 * Where a user says that rows are.
 *
 * @param folder of the task's files
 * @param train a file of the user's own, as the next two
 * @param columns of files of the user's own
 * @param heldOut the share of the training rows that is held out where there are no development
 *     rows; 0: that is an error
 * @param bad what happens to rows that cannot be used
 */
public record DataRequest(
    Optional<Path> folder,
    Optional<Path> train,
    Optional<Path> development,
    Optional<Path> test,
    NamedColumns columns,
    double heldOut,
    BadRows bad) {
  /** All files of a folder, whose columns have the usual names and whose rows can all be used. */
  public static DataRequest of(Path folder) {
    return new DataRequest(
        Optional.of(folder),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NamedColumns.NONE,
        0,
        BadRows.refused());
  }
}
