package mcl.tokenization.vocabulary;

import java.util.Arrays;

/**
 * What becomes of each character under one configuration: cleaned, decomposed, stripped of accents
 * and lower-cased in that order. Immutable, shared by all threads.
 */
final class CharacterRules {
  /** {@link #ascii} of a character that ends a word. */
  static final byte SPACE = 0;

  /** {@link #ascii} of a character that is taken out. */
  static final byte REMOVED = -1;

  /** {@link #ascii} of a character that is a word by itself. */
  static final byte PUNCTUATION = -2;

  private static final int BMP = 0x10000;
  private static final int[] NOTHING = {};

  private final BertCharacters table = BertCharacters.table();
  private final boolean lowercase;
  private final boolean stripAccents;
  private final boolean splitChinese;
  private final byte[] ascii = new byte[128];
  private final char[] single = new char[BMP];
  private final int[][] several = new int[BMP][];

  CharacterRules(VocabularyConfig config) {
    this.lowercase = config.lowercase();
    this.stripAccents = config.stripAccents();
    this.splitChinese = config.splitChinese();
    for (int c = 0; c < BMP; c++) {
      if (!isRemoved(c) && !isSpace(c) && !leavesMark(c)) {
        int[] all = compute(c);
        single[c] = isPlain(c, all) ? (char) all[0] : 0;
        several[c] = single[c] == 0 ? all : null;
      }
    }
    for (int c = 0; c < ascii.length; c++) {
      ascii[c] = isRemoved(c) ? REMOVED : isSpace(c) ? SPACE : asciiWord(c);
    }
  }

  /** For characters below 128: the byte that goes into the word, or one of the constants. */
  byte[] ascii() {
    return ascii;
  }

  /**
   * For characters below 65536 that do nothing but become one such character inside a word: that
   * one; 0 for all others.
   */
  char[] single() {
    return single;
  }

  boolean isRemoved(int codePoint) {
    return has(codePoint, BertCharacters.REMOVED);
  }

  boolean isSpace(int codePoint) {
    return has(codePoint, BertCharacters.SPACE);
  }

  boolean isSplitChinese(int codePoint) {
    return splitChinese && has(codePoint, BertCharacters.CHINESE);
  }

  boolean isPunctuation(int codePoint) {
    return has(codePoint, BertCharacters.PUNCTUATION);
  }

  /** The canonical decomposition where accents are stripped, else the code point itself. */
  int[] decompose(int codePoint) {
    int[] parts = stripAccents ? table.decomposition(codePoint) : null;
    return parts == null ? new int[] {codePoint} : parts;
  }

  /** What becomes of a decomposed code point: nothing, itself, or its lower case. */
  int[] finish(int codePoint) {
    if (stripAccents && has(codePoint, BertCharacters.ACCENT)) {
      return NOTHING;
    }
    int[] lower = lowercase ? table.lowerCase(codePoint) : null;
    return lower == null ? new int[] {codePoint} : lower;
  }

  /** The canonical combining class. */
  int order(int codePoint) {
    return table.order(codePoint);
  }

  /**
   * Whether a character that is neither removed nor space leaves a combining mark behind that has
   * to be put in order with the marks around it. True for few: marks younger than the library's
   * table of accents.
   */
  boolean needsOrder(int codePoint) {
    return codePoint < BMP
        ? single[codePoint] == 0 && several[codePoint] == null
        : leavesMark(codePoint);
  }

  /**
   * All of it: decomposed and finished, for a code point that needs no order and has no {@link
   * #single}.
   */
  int[] expand(int codePoint) {
    return codePoint < BMP ? several[codePoint] : compute(codePoint);
  }

  private boolean leavesMark(int codePoint) {
    if (!stripAccents) {
      return false;
    }
    for (int part : decompose(codePoint)) {
      if (order(part) != 0 && !has(part, BertCharacters.ACCENT)) {
        return true;
      }
    }
    return false;
  }

  private int[] compute(int codePoint) {
    if (isUnchanged(codePoint)) {
      return new int[] {codePoint};
    }
    return Arrays.stream(decompose(codePoint)).flatMap(c -> Arrays.stream(finish(c))).toArray();
  }

  private boolean isUnchanged(int codePoint) {
    return !(stripAccents && has(codePoint, BertCharacters.ACCENT))
        && !(stripAccents && table.decomposition(codePoint) != null)
        && !(lowercase && table.lowerCase(codePoint) != null);
  }

  private boolean isPlain(int c, int[] all) {
    return all.length == 1 && all[0] < BMP && !isPunctuation(all[0]) && !isSplitChinese(c);
  }

  private byte asciiWord(int c) {
    return isPunctuation(c) ? PUNCTUATION : (byte) single[c];
  }

  private boolean has(int codePoint, byte flag) {
    return (table.flags(codePoint) & flag) != 0;
  }
}
