package mcl.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a command prints. Text is UTF-8 whatever the locale, because results are read by programs
 * too.
 *
 * @param out for results
 * @param err for messages
 * @param width columns to which text is wrapped
 * @param outColour whether results may be coloured
 * @param liveLine below the messages, if they appear on a terminal whose lines can be rewritten
 */
public record Terminal(
    PrintStream out, PrintStream err, int width, boolean outColour, Optional<LiveLine> liveLine) {
  private static final int DEFAULT_WIDTH = 100;
  private static final int NARROWEST = 40;
  private static final int WIDEST = 120;

  /**
   * The terminal of this process. Whether an output is a terminal at all is asked by the launcher,
   * which says it in the properties {@code mcl.terminal.out} and {@code mcl.terminal.err}.
   */
  public static Terminal ofProcess(Map<String, String> environment, Properties system) {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    boolean outShown = isTrue(system, "mcl.terminal.out");
    boolean clever = !environment.getOrDefault("TERM", "").equals("dumb");
    int columns = columns(environment.get("COLUMNS"));
    Optional<LiveLine> line =
        clever && isTrue(system, "mcl.terminal.err")
            ? Optional.of(new LiveLine(err, new ScreenWidth(columns).followingTheWindow()))
            : Optional.empty();
    return new Terminal(
        ResultStream.to(out, it -> outShown ? above(line, it) : it),
        stream(above(line, err)),
        width(columns),
        outShown && clever && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        line);
  }

  /**
   * Makes sure that all results have been written.
   *
   * @throws OutputClosed if nobody reads them any more
   * @throws IOException if they could not be written, such as to a full disk
   */
  public void requireWritten() throws IOException {
    if (out instanceof ResultStream results) {
      results.requireWritten();
    }
  }

  /** A plain terminal of the usual width over two streams. */
  public static Terminal plain(PrintStream out, PrintStream err) {
    return new Terminal(out, err, DEFAULT_WIDTH, false, Optional.empty());
  }

  static int width(int columns) {
    return Math.max(NARROWEST, Math.min(WIDEST, columns));
  }

  static int columns(String columns) {
    boolean given = columns != null && columns.matches("[1-9][0-9]{0,4}");
    return given ? Integer.parseInt(columns) : DEFAULT_WIDTH;
  }

  private static boolean isTrue(Properties system, String name) {
    return Boolean.parseBoolean(system.getProperty(name));
  }

  private static OutputStream above(Optional<LiveLine> line, OutputStream target) {
    return line.map(it -> it.above(target)).orElse(target);
  }

  private static PrintStream stream(OutputStream target) {
    return new PrintStream(target, true, StandardCharsets.UTF_8);
  }
}
