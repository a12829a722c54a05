package mcl.cli.encode;

import java.io.PrintStream;
import mcl.base.check.Printable;
import mcl.cli.terminal.Terminal;
import mcl.cli.terminal.TextWidth;

/** Writes a heading for each text, its number and beginning, and below it the answer. */
final class TablePrinter implements AnswerPrinter {
  private final AnswerView view;
  private final PrintStream out;
  private final Screen screen;

  TablePrinter(AnswerView view, Terminal terminal) {
    this.view = view;
    this.out = terminal.out();
    this.screen = Screen.of(terminal);
    out.println(view.heading());
  }

  @Override
  public void print(Reading reading) {
    String title = reading.index() + 1 + ". " + Printable.of(reading.beginning());
    out.println();
    out.println(screen.paint(shortened(title), "1"));
    view.lines(reading, screen).forEach(out::println);
    out.flush();
  }

  private String shortened(String title) {
    if (TextWidth.of(title) <= screen.width()) {
      return title;
    }
    int end = title.length();
    while (TextWidth.of(title.substring(0, end)) >= screen.width()) {
      end = title.offsetByCodePoints(end, -1);
    }
    return title.substring(0, end) + "…";
  }
}
