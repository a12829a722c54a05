package mcl.tokenization.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What BERT's normalisation knows of each code point, from the table {@code bert-characters.txt}.
 *
 * <p>The table was read off the tokenizers library, whose Unicode versions are neither those of the
 * JDK at hand nor the same for all properties; so the same text makes the same words on every JDK,
 * and the words that the tokenizer will see.
 */
final class BertCharacters {
  static final byte REMOVED = 1;
  static final byte SPACE = 2;
  static final byte CHINESE = 4;
  static final byte PUNCTUATION = 8;
  static final byte ACCENT = 16;

  private static final String RESOURCE = "bert-characters.txt";
  private static final BertCharacters TABLE = new BertCharacters();

  private static final int HANGUL_FIRST = 0xAC00;
  private static final int HANGUL_LAST = 0xD7A3;
  private static final int VOWELS = 21;
  private static final int TRAILS = 28; // the first of them stands for none

  private final byte[] flags = new byte[Character.MAX_CODE_POINT + 1];
  private final Map<Integer, Integer> orders = new HashMap<>();
  private final Map<Integer, int[]> decompositions = new HashMap<>();
  private final Map<Integer, int[]> lowerCases = new HashMap<>();

  private BertCharacters() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                BertCharacters.class.getResourceAsStream(RESOURCE), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        readLine(line.split(" "));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Half a surrogate pair is no character.
    Arrays.fill(flags, Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1, REMOVED);
  }

  static BertCharacters table() {
    return TABLE;
  }

  /** The union of the constants above that hold for the code point. */
  int flags(int codePoint) {
    return flags[codePoint];
  }

  /** The canonical combining class; 0 for all that is no combining mark. */
  int order(int codePoint) {
    return orders.getOrDefault(codePoint, 0);
  }

  /** The canonical decomposition (NFD), all the way down; null for itself. */
  int[] decomposition(int codePoint) {
    return codePoint >= HANGUL_FIRST && codePoint <= HANGUL_LAST
        ? hangul(codePoint - HANGUL_FIRST)
        : decompositions.get(codePoint);
  }

  /** The lower case; null for itself. */
  int[] lowerCase(int codePoint) {
    return lowerCases.get(codePoint);
  }

  /** Unicode, section 3.12: a syllable is computed from its parts. */
  private static int[] hangul(int syllable) {
    int lead = 0x1100 + syllable / (VOWELS * TRAILS);
    int vowel = 0x1161 + syllable / TRAILS % VOWELS;
    int trail = 0x11A7 + syllable % TRAILS;
    return trail == 0x11A7 ? new int[] {lead, vowel} : new int[] {lead, vowel, trail};
  }

  private void readLine(String[] fields) {
    switch (fields[0]) {
      case "removed" -> flag(fields[1], REMOVED);
      case "space" -> flag(fields[1], SPACE);
      case "chinese" -> flag(fields[1], CHINESE);
      case "punctuation" -> flag(fields[1], PUNCTUATION);
      case "accent" -> flag(fields[1], ACCENT);
      case "order" -> order(fields[2], Integer.parseInt(fields[1]));
      case "decompose" -> decompositions.put(codePoint(fields[1]), codePoints(fields));
      case "lower" -> lowerCases.put(codePoint(fields[1]), codePoints(fields));
      case "#" -> {
        // A comment.
      }
      default -> throw new IllegalStateException(RESOURCE + ": unknown line " + fields[0]);
    }
  }

  private void flag(String range, byte flag) {
    for (int c = first(range); c <= last(range); c++) {
      flags[c] |= flag;
    }
  }

  private void order(String range, int order) {
    for (int c = first(range); c <= last(range); c++) {
      orders.put(c, order);
    }
  }

  private static int first(String range) {
    return codePoint(range.split("-")[0]);
  }

  private static int last(String range) {
    return codePoint(range.substring(range.indexOf('-') + 1));
  }

  private static int codePoint(String hex) {
    return Integer.parseInt(hex, 16);
  }

  private static int[] codePoints(String[] fields) {
    int[] codePoints = new int[fields.length - 2];
    for (int i = 0; i < codePoints.length; i++) {
      codePoints[i] = codePoint(fields[i + 2]);
    }
    return codePoints;
  }
}
