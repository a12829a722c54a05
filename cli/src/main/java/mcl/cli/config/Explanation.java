package mcl.cli.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.base.config.Ranges;
import mcl.cli.terminal.TextBlock;

/** What fields mean, as {@code mcl config explain} prints it. */
public final class Explanation {
  private static final int MARGIN = 2;
  private static final int WIDEST_NAME = 44;

  private final int width;
  private final StringBuilder page = new StringBuilder();

  private Explanation(int width) {
    this.width = width;
  }

  /** Every field of these configurations in a line. */
  public static String all(List<ConfigKind> kinds, int width) {
    Explanation explanation = new Explanation(width);
    kinds.forEach(kind -> explanation.overview(kind, kind.fields().all()));
    explanation.page.append("mcl config explain FIELD says more of a field or section.\n");
    return explanation.page.toString();
  }

  /**
   * One field, or what is in a section.
   *
   * @throws UserException with the nearest name, if there is no such field
   */
  public static String of(List<ConfigKind> kinds, String word, int width) {
    Map<ConfigKind, List<Field>> found = new LinkedHashMap<>();
    for (ConfigKind kind : kinds) {
      List<Field> fields = kind.fields().find(word);
      if (!fields.isEmpty()) {
        found.put(kind, fields);
      }
    }
    if (found.isEmpty()) {
      throw unknown(kinds, word);
    }
    Explanation explanation = new Explanation(width);
    found.forEach((kind, fields) -> explanation.explain(kind, word, fields));
    return explanation.page.toString();
  }

  private static UserException unknown(List<ConfigKind> kinds, String word) {
    String repair =
        kinds.stream()
            .map(kind -> kind.fields().nearest(word))
            .flatMap(Optional::stream)
            .findFirst()
            .map(name -> "Did you mean " + name + "?")
            .orElse("mcl config explain lists the fields.");
    return UserException.of("there is no field \"%s\" in a configuration. %s", word, repair);
  }

  private void explain(ConfigKind kind, String word, List<Field> fields) {
    Field first = fields.get(0);
    if (first.isSection() && first.path().equals(word)) {
      heading(first.path(), kind);
      paragraph(first.description());
      overview(kind, fields.subList(1, fields.size()));
    } else {
      fields.forEach(field -> detail(field, kind));
    }
  }

  private void detail(Field field, ConfigKind kind) {
    heading(field.path(), kind);
    paragraph(field.text());
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("type", field.isSection() ? "an object { }" : field.type());
    field.range().ifPresent(range -> facts.put("range", Ranges.words(range)));
    if (!field.isSection()) {
      facts.put("default", field.hasDefault() ? JsonNumbers.text(field.fallback()) : "not given");
    }
    if (!field.isSection() && !field.path().contains(Field.ELEMENT)) {
      facts.put("set it by", "--set " + field.path() + "=" + value(field));
    }
    facts.forEach((name, fact) -> entry(name, fact, 14));
    page.append('\n');
    if (!field.values().isEmpty()) {
      field.values().forEach(value -> entry(value.name(), value.text(), 26));
      page.append('\n');
    }
  }

  private static String value(Field field) {
    if (!field.hasDefault()) {
      return "...";
    }
    return field.fallback().isTextual()
        ? field.fallback().asText()
        : JsonNumbers.text(field.fallback());
  }

  private void heading(String text, ConfigKind kind) {
    page.append(text).append("   (mcl ").append(kind.command()).append(")\n\n");
  }

  private void paragraph(String text) {
    page.append(TextBlock.wrap(text, width, MARGIN)).append("\n\n");
  }

  private void overview(ConfigKind kind, List<Field> fields) {
    List<Field> leaves = fields.stream().filter(field -> !field.isSection()).toList();
    int longest = leaves.stream().mapToInt(field -> field.path().length()).max().orElse(0);
    int column = MARGIN + Math.min(WIDEST_NAME, longest) + 2;
    page.append("Fields of mcl ").append(kind.command()).append(", and their defaults\n\n");
    leaves.forEach(field -> entry(field.path(), line(field), column));
    page.append('\n');
  }

  private static String line(Field field) {
    String start = field.hasDefault() ? JsonNumbers.text(field.fallback()) + ". " : "";
    return start + firstSentence(field.text()) + " (" + form(field) + ")";
  }

  /** What can stand there, in few words. */
  private static String form(Field field) {
    return field.values().isEmpty()
        ? field.range().map(Ranges::words).orElse(field.type())
        : String.join(", ", field.values().stream().map(Field.Value::name).toList());
  }

  private static String firstSentence(String text) {
    return Arrays.stream(text.split("(?<=[.;:])\\s", 2))
        .findFirst()
        .map(sentence -> sentence.replaceAll("[;:]$", "."))
        .orElse("");
  }

  private void entry(String name, String text, int column) {
    String start = " ".repeat(MARGIN) + name;
    String block = TextBlock.wrap(text, width, column);
    if (start.length() + 2 > column) {
      page.append(start).append('\n').append(block);
    } else {
      page.append(start).append(" ".repeat(column - start.length())).append(block.stripLeading());
    }
    page.append('\n');
  }
}
