package mcl.cli.showcourses;

import java.io.PrintStream;
import java.util.Map;
import mcl.cli.terminal.Terminal;
import mcl.cli.terminal.TextBlock;
import mcl.cli.terminal.TextWidth;

/** Shows it as text, in colours where the terminal has them. */
final class TerminalScreen implements Screen {
  private static final int MARGIN = 2;

  private final PrintStream out;
  private final int width;
  private final Paint paint;

  TerminalScreen(Terminal terminal) {
    this.out = terminal.out();
    this.width = terminal.width();
    this.paint = new Paint(terminal.outColour());
  }

  @Override
  public void heading(String text) {
    out.println(paint.strong(text));
    out.println("─".repeat(TextWidth.of(text)));
  }

  @Override
  public void paragraph(String text) {
    out.println(TextBlock.wrap(text, width, 0));
    out.println();
  }

  @Override
  public void caution(String text) {
    out.println(paint.strong(TextBlock.wrap("Note: " + text, width, 0)));
    out.println();
  }

  @Override
  public void meanings(Map<String, String> meanings) {
    int longest = meanings.keySet().stream().mapToInt(TextWidth::of).max().orElse(0);
    int column = MARGIN + longest + 2;
    meanings.forEach(
        (name, meaning) -> {
          String spaces = " ".repeat(longest - TextWidth.of(name) + 2);
          String block = TextBlock.wrap(meaning, width, column).stripLeading();
          out.println(" ".repeat(MARGIN) + name + spaces + block);
        });
    out.println();
  }

  /** The colours of a terminal are its own; the text says the same. */
  @Override
  public void legend() {}

  @Override
  public void gloss(String caption, Gloss gloss) {
    GlossBlocks.lines(gloss, width, paint).forEach(out::println);
    out.println();
  }
}
