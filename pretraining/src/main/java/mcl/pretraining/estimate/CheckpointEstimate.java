package mcl.pretraining.estimate;

import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.pretraining.PretrainConfig;

/**
 * How much the checkpoints of a run take on disk: in each, both players with all that they read, 4
 * bytes a number, and each with the tokenizer's files.
 *
 * @param bytesEach of one checkpoint
 * @param count how many there are in the end
 */
public record CheckpointEstimate(long bytesEach, long count) {
  private static final int BYTES = 4;

  /**
   * The estimate for a run.
   *
   * @param tokenizerBytes of the tokenizer's files
   */
  public static CheckpointEstimate of(PretrainConfig config, Electra electra, long tokenizerBytes) {
    long numbers =
        ParameterCount.of(electra, Player.GENERATOR).total()
            + ParameterCount.of(electra, Player.DISCRIMINATOR).total();
    long steps = config.schedule().totalSteps();
    long count = (steps + config.saveEvery() - 1) / config.saveEvery();
    return new CheckpointEstimate(BYTES * numbers + 2 * tokenizerBytes, count);
  }

  /** All of them together. */
  public long bytes() {
    return bytesEach * count;
  }
}
