package mcl.tokenization.vocabulary;

/**
 * Keeps the number of distinct words bounded. The rule: whenever more words than the limit are held
 * (or a gigabyte of letters), the words counted least often are dropped, all of the same count
 * together, until three quarters of the limit or less are left. A dropped word that comes again is
 * counted anew. The characters of dropped words still count for the alphabet.
 *
 * <p>So a word's count is too low by at most what was dropped of it, each time less than the
 * threshold of that time, and what is frequent throughout stays. The rule is applied after fixed
 * stretches of text, so the result does not depend on threads.
 */
final class WordPruning {
  private static final int MOST_LETTERS = 1 << 30;

  private final int maxWords;
  private final CharacterCounts characters = new CharacterCounts();
  private long highestThreshold = 1;
  private long droppedWords;
  private long droppedOccurrences;

  WordPruning(int maxWords) {
    this.maxWords = maxWords;
  }

  /** The same table, or a smaller one to be used instead. */
  WordCounts apply(WordCounts words) {
    if (words.size() <= maxWords && words.lettersUsed() <= MOST_LETTERS) {
      return words;
    }
    long threshold = 2;
    while (!isSmallEnough(words, threshold)) {
      threshold++;
    }
    highestThreshold = Math.max(highestThreshold, threshold);
    return keepFrequent(words, threshold);
  }

  /** The highest threshold so far: words counted less often were dropped; 1 if none were. */
  long highestThreshold() {
    return highestThreshold;
  }

  /** Words dropped, a word dropped twice counted twice. */
  long droppedWords() {
    return droppedWords;
  }

  /** How often the dropped words had been seen. */
  long droppedOccurrences() {
    return droppedOccurrences;
  }

  /**
   * All characters: those of the dropped words and those of the words that are left. To be asked
   * once, at the end.
   */
  CharacterCounts charactersWith(WordCounts left) {
    for (int i = 0; i < left.size(); i++) {
      characters.add(left, i);
    }
    return characters;
  }

  private boolean isSmallEnough(WordCounts words, long threshold) {
    int kept = 0;
    long letters = 0;
    for (int i = 0; i < words.size(); i++) {
      if (words.count(i) >= threshold) {
        kept++;
        letters += words.start(i + 1) - words.start(i);
      }
    }
    return kept <= maxWords / 4 * 3 && letters <= MOST_LETTERS / 4 * 3;
  }

  private WordCounts keepFrequent(WordCounts words, long threshold) {
    WordCounts kept = new WordCounts();
    for (int i = 0; i < words.size(); i++) {
      if (words.count(i) >= threshold) {
        int start = words.start(i);
        kept.add(words.letters(), start, words.start(i + 1) - start, words.count(i));
      } else {
        characters.add(words, i);
        droppedWords++;
        droppedOccurrences += words.count(i);
      }
    }
    return kept;
  }
}
