package mcl.tokenization.vocabulary;

/**
 * Cuts text into words as BERT does: clean the text, set Chinese characters apart, strip accents,
 * lower-case, split at white space and around punctuation. The result is that of {@code
 * BertNormalizer} and {@code BertPreTokenizer} of the tokenizers library, character by character
 * instead of pass by pass: all but the order of combining marks can be said of one character alone.
 *
 * <p>Any string is fine; halves of surrogate pairs are dropped. Holds one word; for one thread.
 */
final class BertWords {
  /**
   * Longer words are left out: they are no words, and memory is counted in words. WordPiece itself
   * reads nothing above 100 characters.
   */
  static final int MAX_WORD_BYTES = 4096;

  /** What an encoded character and the reader of whole machine words may need behind the limit. */
  private static final int ROOM = 16;

  private final CharacterRules rules;
  private final WordSink sink;
  private final byte[] word = new byte[MAX_WORD_BYTES + ROOM];
  private int length;
  private long overlong;

  BertWords(CharacterRules rules, WordSink sink) {
    this.rules = rules;
    this.sink = sink;
  }

  /** How many words were left out for their length. */
  long overlong() {
    return overlong;
  }

  /** Hands every word of the text to the sink. The text's end ends a word. */
  void split(String text) {
    byte[] ascii = rules.ascii();
    char[] single = rules.single();
    int end = text.length();
    for (int i = 0; i < end; ) {
      char c = text.charAt(i);
      if (c < 128) {
        ascii(c, ascii[c]);
        i++;
      } else if (single[c] != 0) {
        append(single[c]);
        i++;
      } else {
        i = special(text, i);
      }
    }
    endWord();
  }

  private void ascii(char c, byte action) {
    if (action > 0) {
      word[length] = action;
      length += length < MAX_WORD_BYTES ? 1 : 0;
    } else if (action == CharacterRules.SPACE) {
      endWord();
    } else if (action == CharacterRules.PUNCTUATION) {
      punctuation(c);
    }
  }

  /** Any character but the simple ones; returns the place after it. */
  private int special(String text, int at) {
    int codePoint = text.codePointAt(at);
    int next = at + Character.charCount(codePoint);
    if (rules.isRemoved(codePoint)) {
      return next;
    }
    if (rules.isSpace(codePoint)) {
      endWord();
    } else if (rules.isSplitChinese(codePoint)) {
      endWord();
      appendAll(rules.expand(codePoint));
      endWord();
    } else if (rules.needsOrder(codePoint)) {
      return MarkOrder.read(text, at, rules, this::appendFinished);
    } else {
      appendAll(rules.expand(codePoint));
    }
    return next;
  }

  private void appendFinished(int decomposed) {
    appendAll(rules.finish(decomposed));
  }

  private void appendAll(int[] codePoints) {
    for (int codePoint : codePoints) {
      if (rules.isPunctuation(codePoint)) {
        punctuation(codePoint);
      } else {
        append(codePoint);
      }
    }
  }

  private void punctuation(int codePoint) {
    endWord();
    append(codePoint);
    endWord();
  }

  /** Adds a code point as UTF-8. A word at the limit stays there, and is then left out. */
  private void append(int codePoint) {
    if (length < MAX_WORD_BYTES) {
      length = Math.min(Utf8.write(codePoint, word, length), MAX_WORD_BYTES);
    }
  }

  private void endWord() {
    if (length == MAX_WORD_BYTES) {
      overlong++;
    } else if (length > 0) {
      sink.word(word, length);
    }
    length = 0;
  }
}
