package mcl.finetuning.task;

import mcl.base.check.Require;

/**
 * The range of scores, which the network sees as 0 to 1.
 *
 * @param min what 0 stands for
 * @param range what is between 0 and 1; above 0
 */
public record Scale(double min, double range) {
  /** Scores as they are. */
  public static final Scale UNIT = new Scale(0, 1);

  /** Checks the range. */
  public Scale {
    Require.argument(
        range > 0 && Double.isFinite(range) && Double.isFinite(min), "range %s", range);
  }

  /** From a score to what the network should say. */
  double share(double score) {
    return (score - min) / range;
  }

  /** From what the network says to a score. */
  double score(double share) {
    return min + range * share;
  }

  /** The nearest score within the range. */
  public double clip(double score) {
    return Math.max(min, Math.min(min + range, score));
  }
}
