package mcl.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A gloss taken apart: {@code a definition; more of it; "an example"; "another"- Its Author}.
 *
 * <p>Semicolons outside quotation marks separate the parts. A part that opens with a quotation is
 * an example, and so is a quotation after a colon; what follows the quotation (the author) is left
 * out. A quotation inside a sentence, as in {@code "straw" is archaic}, belongs to the definition.
 */
record Gloss(String definition, List<String> examples) {
  private static final Pattern QUOTATION = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern REMARK = Pattern.compile("\"[^\"]*\" [a-z].*");
  private static final Pattern AFTER_COLON = Pattern.compile("([^\"]+): *(\"[^\"]*\")");

  /**
   * Reads the text after the bar in a data file.
   *
   * @throws IllegalArgumentException with the reason alone, if a quotation is never closed or there
   *     is no definition
   */
  static Gloss of(String text) {
    List<String> definition = new ArrayList<>();
    List<String> examples = new ArrayList<>();
    for (String part : parts(text)) {
      Matcher afterColon = AFTER_COLON.matcher(part);
      if (afterColon.matches()) {
        definition.add(afterColon.group(1));
        addQuotations(afterColon.group(2), examples);
      } else if (part.startsWith("\"") && !REMARK.matcher(part).matches()) {
        addQuotations(part, examples);
      } else if (!part.isEmpty()) {
        definition.add(part);
      }
    }
    if (definition.isEmpty()) {
      throw new IllegalArgumentException("the gloss holds no definition");
    }
    return new Gloss(String.join("; ", definition), examples);
  }

  private static void addQuotations(String part, List<String> examples) {
    Matcher quotation = QUOTATION.matcher(part);
    while (quotation.find()) {
      if (!quotation.group(1).isBlank()) {
        examples.add(quotation.group(1).strip());
      }
    }
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("a quotation mark in the gloss is never closed");
    }
    parts.add(text.substring(start).strip());
    return parts;
  }
}
