package mcl.finetuning.data;

import mcl.base.check.UserException;

/** Lines must end with LF or CR LF, or a whole file is one line. */
final class LineEnds {
  private LineEnds() {}

  /**
   * Looks for a carriage return in the first line of a file.
   *
   * @param place of the line, for messages
   */
  static void require(String first, String place) {
    if (first.indexOf('\r') >= 0) {
      throw UserException.of(
          "%s: a carriage return (CR) stands within the line. Lines must end with LF or CR LF, not"
              + " with CR alone as on old Macs. To mend that: tr '\\r' '\\n' < FILE > NEW",
          place);
    }
  }
}
