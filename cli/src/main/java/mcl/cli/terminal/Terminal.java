package mcl.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * Where a command prints. Text is UTF-8 whatever the locale, because results are read by programs
 * too.
 *
 * @param out for results
 * @param err for messages
 * @param width columns to which text is wrapped
 * @param outColour whether results may be coloured
 * @param errColour whether messages may be coloured and lines rewritten
 */
public record Terminal(
    PrintStream out, PrintStream err, int width, boolean outColour, boolean errColour) {
  private static final int DEFAULT_WIDTH = 100;
  private static final int NARROWEST = 40;
  private static final int WIDEST = 120;

  /**
   * The terminal of this process. Whether an output is a terminal at all is asked by the launcher,
   * which says it in the properties {@code mcl.terminal.out} and {@code mcl.terminal.err}.
   */
  public static Terminal ofProcess(Map<String, String> environment, Properties system) {
    boolean colour =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        width(environment.get("COLUMNS")),
        colour && Boolean.parseBoolean(system.getProperty("mcl.terminal.out")),
        colour && Boolean.parseBoolean(system.getProperty("mcl.terminal.err")));
  }

  /** A plain terminal of the usual width over two streams. */
  public static Terminal plain(PrintStream out, PrintStream err) {
    return new Terminal(out, err, DEFAULT_WIDTH, false, false);
  }

  static int width(String columns) {
    boolean given = columns != null && columns.matches("[1-9][0-9]{0,4}");
    int width = given ? Integer.parseInt(columns) : DEFAULT_WIDTH;
    return Math.max(NARROWEST, Math.min(WIDEST, width));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
