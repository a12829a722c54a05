package mcl.cli.demo;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A row of the demo's task.
 *
 * @param text a definition, on one line and without tabs
 * @param label the lexicographer file it belongs to
 */
public record LabelledDefinition(String text, String label) {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  static LabelledDefinition of(Synset synset) {
    return new LabelledDefinition(
        Paragraph.onOneLine(synset.definition()), synset.lexicographerFile());
  }

  /**
   * What two definitions have in common if they count as the same: their letters and digits,
   * whatever case, spacing and punctuation.
   */
  static String key(String definition) {
    return BETWEEN_WORDS.matcher(definition.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
