package mcl.cli.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import mcl.pretraining.PretrainingText;
import mcl.tokenization.batch.SequenceSource;
import mcl.tokenization.vocabulary.SpecialTokens;

/**
 * Full sequences of random tokens: what a step costs does not depend on what they say.
 *
 * @param length T
 * @param vocabSize V
 */
record RandomText(int length, int vocabSize) implements SequenceSource {
  private static final SpecialTokens SPECIAL = new SpecialTokens(0, 1, 2, 3, 4);
  private static final int FIRST_WORD = 5;
  private static final long SEQUENCES = 1 << 20;

  /** Text of this kind for training and validation. */
  PretrainingText text() {
    return new PretrainingText(this, this, vocabSize, SPECIAL);
  }

  @Override
  public long sequences() {
    return SEQUENCES;
  }

  @Override
  public void read(long sequence, int[] ids, int[] documents, int offset) {
    SplittableRandom random = new SplittableRandom(sequence);
    for (int i = 0; i < length; i++) {
      ids[offset + i] = random.nextInt(FIRST_WORD, vocabSize);
    }
    ids[offset] = SPECIAL.classification();
    ids[offset + length - 1] = SPECIAL.separator();
    Arrays.fill(documents, offset, offset + length, 0);
  }
}
