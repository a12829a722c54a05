package mcl.cli.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import mcl.base.check.Printable;
import mcl.cli.terminal.TextBlock;
import mcl.cli.terminal.TextWidth;

/** Writes facts for people: names beside values, headings above groups, lists as tables. */
public final class FactsPage {
  private static final int INDENT = 2;
  private static final int GAP = 2;
  private static final int DIGITS = 6;

  private final int width;
  private final List<String> lines = new ArrayList<>();

  private FactsPage(int width) {
    this.width = width;
  }

  /** The lines of a page of this width; tables may be wider. */
  public static List<String> lines(Facts facts, int width) {
    FactsPage page = new FactsPage(width);
    page.write(facts, 0);
    page.writeProblems(facts.problems());
    return page.lines;
  }

  private void write(Facts facts, int indent) {
    int widest =
        facts.values().entrySet().stream()
            .filter(fact -> isPlain(fact.getKey(), fact.getValue()))
            .mapToInt(fact -> TextWidth.of(words(fact.getKey())))
            .max()
            .orElse(0);
    facts.values().forEach((name, value) -> writePlain(name, value, indent, widest));
    facts.values().forEach((name, value) -> writeGroup(name, value, indent));
  }

  /** Each in a line of its own, which a script finds. */
  private void writeProblems(List<String> problems) {
    if (!problems.isEmpty()) {
      lines.add("");
      problems.forEach(problem -> lines.add("problem: " + Printable.of(problem)));
    }
  }

  private void writePlain(String name, Object value, int indent, int widest) {
    if (isPlain(name, value)) {
      String label = words(name);
      int column = indent + widest + GAP;
      String block = TextBlock.wrap(text(value), width, column);
      lines.add(
          " ".repeat(indent)
              + label
              + " ".repeat(widest - TextWidth.of(label) + GAP)
              + block.stripLeading());
    }
  }

  private void writeGroup(String name, Object value, int indent) {
    if (isPlain(value) || value instanceof JsonNode) {
      return;
    }
    lines.add("");
    lines.add(" ".repeat(indent) + capital(words(name)));
    if (value instanceof Facts facts) {
      write(facts, indent + INDENT);
    } else if (value instanceof List<?> list) {
      writeTable(list.stream().map(Facts.class::cast).toList(), indent + INDENT);
    }
  }

  private void writeTable(List<Facts> rows, int indent) {
    List<String> names = List.copyOf(rows.get(0).values().keySet());
    List<List<String>> cells = new ArrayList<>();
    cells.add(names.stream().map(FactsPage::words).toList());
    for (Facts row : rows) {
      Map<String, Object> values = row.values();
      cells.add(names.stream().map(name -> text(values.getOrDefault(name, ""))).toList());
    }
    boolean[] right = new boolean[names.size()];
    int[] widths = new int[names.size()];
    for (int column = 0; column < widths.length; column++) {
      int at = column;
      right[at] = rows.get(0).values().get(names.get(at)) instanceof Number;
      widths[at] = cells.stream().mapToInt(row -> TextWidth.of(row.get(at))).max().orElse(0);
    }
    cells.forEach(
        row -> lines.add((" ".repeat(indent) + line(row, widths, right)).stripTrailing()));
  }

  private static String line(List<String> row, int[] widths, boolean[] right) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = row.get(column);
      String spaces = " ".repeat(widths[column] - TextWidth.of(cell));
      line.append(column == 0 ? "" : " ".repeat(GAP))
          .append(right[column] ? spaces + cell : cell + spaces);
    }
    return line.toString();
  }

  private static boolean isPlain(String name, Object value) {
    return isPlain(value) && !name.equals(Facts.PROBLEMS);
  }

  private static boolean isPlain(Object value) {
    boolean ofTexts = value instanceof List<?> list && !(list.get(0) instanceof Facts);
    return ofTexts
        || !(value instanceof Facts || value instanceof List || value instanceof JsonNode);
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(FactsPage::text).collect(Collectors.joining(", "));
    }
    if (value instanceof Double number) {
      return number(number);
    }
    boolean whole = value instanceof Long || value instanceof Integer;
    return whole
        ? String.format(Locale.ROOT, "%,d", ((Number) value).longValue())
        : Printable.of(value.toString());
  }

  /** Six digits, and no more of them than needed. */
  private static String number(double value) {
    if (!Double.isFinite(value) || (value != 0 && Math.abs(value) < 1e-4)) {
      return String.format(Locale.ROOT, "%.3g", value);
    }
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(DIGITS));
    return String.format(
        Locale.ROOT, "%,." + Math.max(0, rounded.stripTrailingZeros().scale()) + "f", rounded);
  }

  /** {@code vocabularySha256} to "vocabulary sha256"; {@code eval_HasAns_f1} stays. */
  private static String words(String name) {
    if (name.contains("_")) {
      return Printable.of(name);
    }
    return Printable.of(name).replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
