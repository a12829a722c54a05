package mcl.pretraining.estimate;

import java.math.BigInteger;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.checkpoint.CheckpointConfig;

/**
 * How much the checkpoints of a run take on disk. In each, 4 bytes a number: both players with all
 * that they read, and the two moments of every weight. A moving average is there twice, as two
 * players and as what the run goes on with. Beside each player lie the tokenizer's files.
 *
 * @param bytesEach of one checkpoint
 * @param count how many there are at most at a time, the one that is being written among them
 */
public record CheckpointEstimate(long bytesEach, long count) {
  private static final int BYTES = 4;

  /**
   * The estimate for a run.
   *
   * @param tokenizerBytes of the tokenizer's files
   */
  public static CheckpointEstimate of(PretrainConfig config, Electra electra, long tokenizerBytes) {
    long pair =
        ParameterCount.of(electra, Player.GENERATOR).total()
            + ParameterCount.of(electra, Player.DISCRIMINATOR).total();
    long trained = ParameterCount.together(electra).total();
    long averages = config.average().on() ? 1 : 0;
    long numbers = (1 + averages) * pair + (2 + averages) * trained;
    long tokenizers = 2 * (1 + averages) * tokenizerBytes;
    return new CheckpointEstimate(BYTES * numbers + tokenizers, count(config));
  }

  private static long count(PretrainConfig config) {
    CheckpointConfig saving = config.checkpoints();
    long steps = config.schedule().totalSteps();
    long all = (steps + saving.every() - 1) / saving.every();
    if (saving.keepLast() == 0) {
      return all;
    }
    long milestones = saving.keepEvery() == 0 ? 0 : (steps - 1) / common(saving);
    return Math.min(all, saving.keepLast() + milestones + 1);
  }

  /** So many steps lie between two checkpoints that stay: the least common multiple. */
  private static long common(CheckpointConfig saving) {
    long divisor =
        BigInteger.valueOf(saving.every()).gcd(BigInteger.valueOf(saving.keepEvery())).longValue();
    return Math.multiplyExact(saving.every() / divisor, saving.keepEvery());
  }

  /** All of them together. */
  public long bytes() {
    return bytesEach * count;
  }
}
