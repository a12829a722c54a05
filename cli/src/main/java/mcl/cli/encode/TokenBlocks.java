package mcl.cli.encode;

import java.util.ArrayList;
import java.util.List;
import mcl.cli.terminal.TextWidth;

/** Tokens in columns with a number below each, broken into blocks that fit the width. */
final class TokenBlocks {
  private static final int MARGIN = 2;
  private static final int GAP = 2;

  /**
   * One column.
   *
   * @param colour of an ANSI terminal; empty for none
   */
  record Column(String token, String number, String colour) {
    int width() {
      return Math.max(TextWidth.of(token), TextWidth.of(number));
    }
  }

  private TokenBlocks() {}

  /** Lays columns out; a token wider than the screen stands alone. */
  static List<String> lines(List<Column> columns, Screen screen) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < columns.size()) {
      int to = from;
      int used = MARGIN;
      while (to < columns.size()
          && (to == from || used + GAP + columns.get(to).width() <= screen.width())) {
        used += (to == from ? 0 : GAP) + columns.get(to).width();
        to++;
      }
      addBlock(columns.subList(from, to), screen, lines);
      from = to;
    }
    return lines;
  }

  private static void addBlock(List<Column> columns, Screen screen, List<String> lines) {
    StringBuilder tokens = new StringBuilder();
    StringBuilder numbers = new StringBuilder();
    String gap = " ".repeat(MARGIN);
    for (Column column : columns) {
      append(tokens.append(gap), column.token(), column, screen);
      append(numbers.append(gap), column.number(), column, screen);
      gap = " ".repeat(GAP);
    }
    lines.add(tokens.toString().stripTrailing());
    lines.add(numbers.toString().stripTrailing());
  }

  private static void append(StringBuilder line, String text, Column column, Screen screen) {
    line.append(screen.paint(text, column.colour()))
        .append(" ".repeat(column.width() - TextWidth.of(text)));
  }
}
