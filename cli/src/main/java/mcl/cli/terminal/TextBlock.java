package mcl.cli.terminal;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Wraps text to a width. */
public final class TextBlock {
  private TextBlock() {}

  /**
   * Breaks text between words and indents each line; a line break in the text stays, and a word
   * longer than the width stands alone.
   */
  public static String wrap(String text, int width, int indent) {
    return text.lines()
        .map(line -> wrapLine(line, width - indent))
        .flatMap(String::lines)
        .map(line -> line.isEmpty() ? line : " ".repeat(indent) + line)
        .collect(Collectors.joining("\n"));
  }

  private static String wrapLine(String line, int width) {
    StringBuilder wrapped = new StringBuilder();
    int column = 0;
    for (String word : Arrays.asList(line.split(" +"))) {
      if (column > 0 && column + 1 + word.length() > width) {
        wrapped.append('\n');
        column = 0;
      } else if (column > 0) {
        wrapped.append(' ');
        column++;
      }
      wrapped.append(word);
      column += word.length();
    }
    return wrapped.append('\n').toString();
  }
}
