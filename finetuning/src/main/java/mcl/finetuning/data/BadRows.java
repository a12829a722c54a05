package mcl.finetuning.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import mcl.base.check.UserException;

/** What happens to rows that cannot be used: the first ends the reading, or all are counted. */
public final class BadRows {
  private final boolean skipped;
  private final String advice;
  private int count;
  private boolean anyTaken;
  private String first = "";

  private BadRows(boolean skipped, String advice) {
    this.skipped = skipped;
    this.advice = advice;
  }

  /** The first such row is an error. */
  public static BadRows refused() {
    return new BadRows(false, " To leave such rows out: --skip-bad-rows.");
  }

  /** The same where no row may be left out. */
  public static BadRows needed() {
    return new BadRows(false, "");
  }

  /** Such rows are left out and counted. */
  public static BadRows skipped() {
    return new BadRows(true, "");
  }

  /**
   * Takes a row in.
   *
   * @param row says with a {@link UserException} that the row cannot be used, naming file and row
   */
  public void attempt(Runnable row) {
    try {
      row.run();
      anyTaken = true;
    } catch (UserException e) {
      if (!skipped && e instanceof WrongForm && !anyTaken) {
        throw e;
      }
      if (!skipped) {
        throw new UserException(e.getMessage() + advice, e);
      }
      first = count++ == 0 ? e.getMessage() : first;
    }
  }

  /** An error: no row of a file could be used. */
  public UserException none(Path file) {
    return UserException.of(
        "%s holds no row that can be used.%s",
        file, count == 0 ? "" : " The first that was left out: " + first);
  }

  /** What to say of the rows that were left out, if any were. */
  public Optional<String> report() {
    return count == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%d row%s could not be used and %s left out. The first: %s",
                count,
                count == 1 ? "" : "s",
                count == 1 ? "was" : "were",
                first));
  }

  /** How many rows were left out. */
  public int count() {
    return count;
  }

  /** What was wrong with the first of them; empty if there was none. */
  String first() {
    return first;
  }
}
