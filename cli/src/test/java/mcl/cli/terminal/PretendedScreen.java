package mcl.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A terminal of so many columns: what is on its screen after all that was printed. */
public final class PretendedScreen extends OutputStream {
  private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final int columns;
  private int column;

  public PretendedScreen(int columns) {
    this.columns = columns;
  }

  /** The terminal of a command that prints on this screen. */
  public Terminal terminal() {
    LiveLine line = new LiveLine(this, () -> columns);
    PrintStream messages = new PrintStream(line.above(this), true, StandardCharsets.UTF_8);
    return new Terminal(messages, messages, columns, false, Optional.of(line));
  }

  @Override
  public synchronized void write(int single) {
    printed.write(single);
  }

  /** All that was printed. */
  public synchronized String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** The rows with text, without blanks at their ends. */
  public synchronized List<String> rows() {
    rows.clear();
    rows.add(new StringBuilder());
    column = 0;
    printed().codePoints().forEach(this::show);
    return rows.stream().map(row -> row.toString().stripTrailing()).toList();
  }

  private void show(int point) {
    if (point == '\r') {
      column = 0;
    } else if (point == '\n') {
      next();
    } else {
      if (column == columns) {
        next();
      }
      StringBuilder row = rows.get(rows.size() - 1);
      if (column == row.length()) {
        row.append(' ');
      }
      row.setCharAt(column++, (char) point);
    }
  }

  private void next() {
    rows.add(new StringBuilder());
    column = 0;
  }
}
