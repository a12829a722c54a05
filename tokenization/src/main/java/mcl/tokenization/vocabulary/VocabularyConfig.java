package mcl.tokenization.vocabulary;

import mcl.base.check.Require;

/**
 * How text becomes words, and how many pieces are learned from them.
 *
 * @param size pieces wanted, V, with the special tokens and the alphabet. There are fewer where the
 *     corpus has no more pairs of {@code minFrequency}
 * @param lowercase whether words are lower-cased
 * @param stripAccents whether combining marks are dropped after canonical decomposition; BERT does
 *     so exactly where it lower-cases
 * @param splitChinese whether each Chinese character is a word
 * @param minFrequency how often a pair must occur to become a piece
 * @param alphabetLimit characters that become pieces, the most frequent ones; the others are
 *     unknown. A character counts again where it continues a word
 * @param maxDistinctWords distinct words held while counting; above it rare ones are dropped
 *     ({@link WordPruning}). Training needs about 300 bytes for each
 */
public record VocabularyConfig(
    int size,
    boolean lowercase,
    boolean stripAccents,
    boolean splitChinese,
    int minFrequency,
    int alphabetLimit,
    int maxDistinctWords) {
  private static final int MOST_WORDS = 50_000_000;

  /** Refuses numbers that make no sense. */
  public VocabularyConfig {
    Require.argument(size >= 6, "size is %d; expected at least 6", size);
    Require.argument(minFrequency >= 0, "minFrequency is %d; expected 0 or more", minFrequency);
    Require.argument(alphabetLimit >= 1, "alphabetLimit is %d; expected 1 or more", alphabetLimit);
    Require.argument(
        maxDistinctWords >= 1_000 && maxDistinctWords <= MOST_WORDS,
        "maxDistinctWords is %d; expected 1000 to %d",
        maxDistinctWords,
        MOST_WORDS);
  }

  /**
   * The defaults of the tokenizers library's BertWordPieceTokenizer: frequency 2, alphabet 1000,
   * accents stripped if lower-cased, Chinese characters split; 2 million distinct words.
   */
  public static VocabularyConfig of(int size, boolean lowercase) {
    return new VocabularyConfig(size, lowercase, lowercase, true, 2, 1000, 2_000_000);
  }
}
