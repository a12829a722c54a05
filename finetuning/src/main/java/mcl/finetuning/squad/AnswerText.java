package mcl.finetuning.squad;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Answers in the form in which SQuAD's official scripts compare them: lower case, without ASCII
 * punctuation, without the words a, an and the, and with single blanks. What is a word and what is
 * white space is told as Python does.
 */
public final class AnswerText {
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final Set<String> ARTICLES = Set.of("a", "an", "the");

  private AnswerText() {}

  /** The text as it is compared; may be empty. */
  public static String normalize(String text) {
    return String.join(" ", tokens(text));
  }

  /** The words of the text as it is compared. */
  public static List<String> tokens(String text) {
    return split(withoutArticles(withoutPunctuation(text.toLowerCase(Locale.ROOT))));
  }

  private static String withoutPunctuation(String text) {
    StringBuilder kept = new StringBuilder();
    text.chars().filter(c -> PUNCTUATION.indexOf(c) < 0).forEach(c -> kept.append((char) c));
    return kept.toString();
  }

  /** A blank for each whole word that is an article. */
  private static String withoutArticles(String text) {
    StringBuilder kept = new StringBuilder();
    StringBuilder word = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (isWord(point)) {
                word.appendCodePoint(point);
              } else {
                endWord(word, kept);
                kept.appendCodePoint(point);
              }
            });
    endWord(word, kept);
    return kept.toString();
  }

  private static void endWord(StringBuilder word, StringBuilder kept) {
    kept.append(ARTICLES.contains(word.toString()) ? " " : word);
    word.setLength(0);
  }

  /** What Python's {@code \w} is, but for the underscore, which is gone by now. */
  private static boolean isWord(int point) {
    int type = Character.getType(point);
    return Character.isLetter(point)
        || type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isSpace(text.charAt(i))) {
        if (i > start) {
          words.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  /** What Python's {@code str.split} splits at. */
  private static boolean isSpace(char unit) {
    return Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit == '\u0085';
  }
}
