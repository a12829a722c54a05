package mcl.exchange.exporting;

import java.util.List;
import java.util.stream.Collectors;

/** Text as Markdown takes it. */
final class Markdown {
  private Markdown() {}

  /** Text that stands for itself, on one line. */
  static String plain(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
  }

  /** Text set as code, on one line. */
  static String code(String text) {
    String line = text.replaceAll("\\s+", " ").replace("|", "\\|");
    return line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
  }

  /** A table; cells must be Markdown already. */
  static String table(List<String> header, List<List<String>> rows) {
    String line = "|" + "---|".repeat(header.size()) + "\n";
    return row(header) + line + rows.stream().map(Markdown::row).collect(Collectors.joining());
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
