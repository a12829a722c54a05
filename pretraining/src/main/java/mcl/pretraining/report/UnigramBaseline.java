package mcl.pretraining.report;

import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import mcl.base.check.Stopped;
import mcl.tokenization.batch.BatchStream;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.vocabulary.SpecialTokens;

/**
 * What can be guessed without looking at the sentence: the frequencies of tokens in training text.
 * A generator that learns from context is above it.
 */
public final class UnigramBaseline {
  private static final long SAMPLE = 5_000_000;

  private final double[] nats;
  private final int commonest;

  private UnigramBaseline(double[] nats, int commonest) {
    this.nats = nats;
    this.commonest = commonest;
  }

  /**
   * Counts in as many batches as tell the frequencies of all: an epoch, or {@value #SAMPLE} tokens.
   *
   * @param stop asked before each batch
   * @throws Stopped if it says so
   */
  public static UnigramBaseline ofSample(
      BatchStream batches, int vocabSize, SpecialTokens special, BooleanSupplier stop) {
    long perBatch = (long) batches.size() * batches.length();
    long epoch = (batches.sequences() + batches.size() - 1) / batches.size();
    long count = Math.min(epoch, Math.max(1, SAMPLE / perBatch));
    Iterable<TokenBatch> sample =
        LongStream.range(0, count).mapToObj(step -> at(batches, step, stop))::iterator;
    return of(sample, vocabSize, special);
  }

  private static TokenBatch at(BatchStream batches, long step, BooleanSupplier stop) {
    Stopped.check(stop);
    return batches.at(step);
  }

  /** Counts the ordinary tokens of batches; one more is added to each count. */
  public static UnigramBaseline of(
      Iterable<TokenBatch> batches, int vocabSize, SpecialTokens special) {
    long[] counts = new long[vocabSize];
    for (TokenBatch batch : batches) {
      for (int id : batch.ids().toArray()) {
        counts[id] += special.isSpecial(id) ? 0 : 1;
      }
    }
    double total = 0;
    int commonest = 0;
    for (int id = 0; id < vocabSize; id++) {
      total += counts[id] + 1;
      commonest = counts[id] > counts[commonest] ? id : commonest;
    }
    double[] nats = new double[vocabSize];
    for (int id = 0; id < vocabSize; id++) {
      nats[id] = Math.log(total / (counts[id] + 1));
    }
    return new UnigramBaseline(nats, commonest);
  }

  /** The cross-entropy of a token, in nats. */
  public double loss(int token) {
    return nats[token];
  }

  /** Whether the token is the commonest one, the best guess there is without looking. */
  public boolean guesses(int token) {
    return token == commonest;
  }
}
