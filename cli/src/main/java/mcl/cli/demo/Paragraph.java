package mcl.cli.demo;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The text of a synset as the demo's models read it. */
final class Paragraph {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final String ENDS = ".?!";

  private Paragraph() {}

  /** The definition and the examples as sentences on one line. */
  static String of(Synset synset) {
    StringBuilder line = new StringBuilder();
    Stream.concat(Stream.of(synset.definition()), synset.examples().stream())
        .map(Paragraph::onOneLine)
        .filter(sentence -> !sentence.isEmpty())
        .forEach(sentence -> append(line, sentence));
    return line.toString();
  }

  /** The text with every run of white space, tabs and line breaks included, as one space. */
  static String onOneLine(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  private static void append(StringBuilder line, String sentence) {
    line.append(line.isEmpty() ? "" : " ").append(sentence);
    if (ENDS.indexOf(sentence.charAt(sentence.length() - 1)) < 0) {
      line.append('.');
    }
  }
}
