package mcl.cli.terminal;

import java.util.List;

/** Cells of text in columns. */
public final class TextTable {
  private TextTable() {}

  /** The rows as lines; all have as many cells. */
  public static List<String> aligned(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], TextWidth.of(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      boolean last = i == row.size() - 1;
      line.append(cell);
      line.append(last ? "" : " ".repeat(widths[i] - TextWidth.of(cell) + 2));
    }
    return line.toString();
  }
}
