package mcl.pretraining;

import java.util.Arrays;
import mcl.model.TinyVocabulary;
import mcl.tokenization.batch.SequenceSource;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * Sentences that follow a rule, so that each word tells its neighbours: the words of {@link
 * TinyVocabulary} in turn, one or two at a time. Every fourth sentence is shorter than the others
 * and ends in padding.
 */
public record TinyText(long sequences, int length) implements SequenceSource {
  /** The special tokens of {@link TinyVocabulary}. */
  public static final SpecialTokens SPECIAL =
      new SpecialTokens(
          TinyVocabulary.PADDING,
          TinyVocabulary.UNKNOWN,
          TinyVocabulary.CLASSIFICATION,
          TinyVocabulary.SEPARATOR,
          TinyVocabulary.MASK);

  private static final int WORDS = TinyVocabulary.SIZE - TinyVocabulary.FIRST_WORD;

  /** The tokenizer that belongs to it. */
  public static VocabularyFile tokenizer() {
    return VocabularyFile.of(
        new Vocabulary(TinyVocabulary.pieces(), SPECIAL), Normalization.uncased());
  }

  /** Training text of so many sentences, and eight others held out. */
  public static PretrainingText split(int sentences, int length) {
    return new PretrainingText(
        new TinyText(sentences, length), new TinyText(8, length), TinyVocabulary.SIZE, SPECIAL);
  }

  @Override
  public void read(long sequence, int[] ids, int[] documents, int offset) {
    int used = sequence % 4 == 3 ? length - 2 : length;
    int stride = 1 + (int) (sequence / WORDS % 2);
    Arrays.fill(ids, offset, offset + length, TinyVocabulary.PADDING);
    Arrays.fill(documents, offset, offset + length, TokenBatch.PADDING);
    Arrays.fill(documents, offset, offset + used, 0);
    for (int i = 0; i < used; i++) {
      ids[offset + i] = TinyVocabulary.FIRST_WORD + (int) ((sequence + i * stride) % WORDS);
    }
    ids[offset] = TinyVocabulary.CLASSIFICATION;
    ids[offset + used - 1] = TinyVocabulary.SEPARATOR;
  }
}
