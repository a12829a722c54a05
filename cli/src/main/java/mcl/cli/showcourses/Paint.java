package mcl.cli.showcourses;

import mcl.cli.report.Table.Cell;
import mcl.cli.report.Table.Tone;

/**
 * Colours of a terminal.
 *
 * @param on whether it has any
 */
record Paint(boolean on) {
  private static final String START = "\u001b[";
  private static final String END = "\u001b[0m";

  /** The text of a cell in the colour of its tone. */
  String text(Cell cell) {
    return codes(cell.text(), code(cell.tone()));
  }

  /** A text that stands out. */
  String strong(String text) {
    return codes(text, "1");
  }

  private String codes(String text, String codes) {
    return on && !codes.isEmpty() ? START + codes + "m" + text + END : text;
  }

  private static String code(Tone tone) {
    return switch (tone) {
      case PLAIN -> "";
      case BEST -> "1";
      case QUIET -> "2";
      case NOTED -> "1;36";
      case GOOD -> "32";
      case WARNING -> "33";
      case BAD -> "31";
    };
  }
}
