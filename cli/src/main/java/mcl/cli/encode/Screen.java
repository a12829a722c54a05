package mcl.cli.encode;

import mcl.cli.terminal.Terminal;

/**
 * What a table may use.
 *
 * @param width in columns
 * @param colour whether it may be coloured
 */
record Screen(int width, boolean colour) {
  private static final String START = "\u001b[";
  private static final String END = "\u001b[0m";

  static Screen of(Terminal terminal) {
    return new Screen(terminal.width(), terminal.outColour());
  }

  /** The text in a colour, where there are any. */
  String paint(String text, String code) {
    return colour && !code.isEmpty() ? START + code + "m" + text + END : text;
  }
}
