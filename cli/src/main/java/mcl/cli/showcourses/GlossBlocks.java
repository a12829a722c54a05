package mcl.cli.showcourses;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mcl.cli.report.Table.Cell;
import mcl.cli.showcourses.Gloss.Row;
import mcl.cli.terminal.TextWidth;

/**
 * A gloss as lines of a terminal: a column for each token, broken into blocks that fit the width.
 */
final class GlossBlocks {
  private static final int MARGIN = 2;
  private static final int GAP = 2;

  private final Gloss gloss;
  private final Paint paint;
  private final int names;
  private final int[] widths;

  private GlossBlocks(Gloss gloss, Paint paint) {
    this.gloss = gloss;
    this.paint = paint;
    this.names = gloss.rows().stream().mapToInt(row -> TextWidth.of(row.name())).max().orElse(0);
    this.widths = IntStream.range(0, gloss.columns()).map(this::widest).toArray();
  }

  private int widest(int column) {
    return gloss.rows().stream()
        .mapToInt(row -> TextWidth.of(row.cells().get(column).text()))
        .max()
        .orElse(0);
  }

  /**
   * Lays a gloss out.
   *
   * @param width of the terminal, in columns; a token wider than it stands alone
   */
  static List<String> lines(Gloss gloss, int width, Paint paint) {
    GlossBlocks blocks = new GlossBlocks(gloss, paint);
    List<String> lines = new ArrayList<>();
    boolean skipping = false;
    for (int first = 0; first < gloss.columns(); ) {
      int end = blocks.end(first, width);
      boolean shown = IntStream.range(first, end).anyMatch(gloss::shows);
      if (shown && !lines.isEmpty() && !skipping) {
        lines.add("");
      }
      if (shown) {
        lines.addAll(blocks.block(first, end));
      } else if (!skipping) {
        lines.add(" ".repeat(MARGIN) + "…");
      }
      skipping = !shown;
      first = end;
    }
    return lines;
  }

  /** The column behind the last that still fits. */
  private int end(int first, int width) {
    int used = MARGIN + names;
    int end = first;
    while (end < widths.length && (end == first || used + GAP + widths[end] <= width)) {
      used += GAP + widths[end++];
    }
    return end;
  }

  private List<String> block(int first, int end) {
    return gloss.rows().stream().map(row -> line(row, first, end)).toList();
  }

  private String line(Row row, int first, int end) {
    StringBuilder line = new StringBuilder(" ".repeat(MARGIN)).append(row.name());
    int spaces = names - TextWidth.of(row.name());
    for (int column = first; column < end; column++) {
      Cell cell = row.cells().get(column);
      spaces += GAP;
      if (!cell.text().isEmpty()) {
        line.append(" ".repeat(spaces)).append(paint.text(cell));
        spaces = -TextWidth.of(cell.text());
      }
      spaces += widths[column];
    }
    return line.toString();
  }
}
