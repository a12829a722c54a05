package mcl.finetuning.data;

/** How a line of a file is a row. */
@FunctionalInterface
public interface RowFormat {
  /**
   * Reads a line.
   *
   * @param place for messages
   * @throws mcl.base.check.UserException naming the place and what is wrong, if it is no such row
   */
  Example row(String line, String place);
}
