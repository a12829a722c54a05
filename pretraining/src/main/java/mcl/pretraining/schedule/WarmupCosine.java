package mcl.pretraining.schedule;

/**
 * Rises in a straight line over the warm-up, then falls along half a cosine: {@code endShare + (1 -
 * endShare) (1 + cos(pi p)) / 2}, p the share of the rest that is over (Loshchilov and Hutter 2017,
 * equation 5, without restarts).
 *
 * @param warmupSteps how many steps the rate rises
 * @param totalSteps how many steps the run has
 * @param endShare what is left at the end
 */
public record WarmupCosine(long warmupSteps, long totalSteps, double endShare) implements Schedule {
  @Override
  public double share(long step) {
    Stretches run = new Stretches(warmupSteps, totalSteps);
    return run.rising(step)
        ? run.risen(step)
        : DecayShape.COSINE.between(1, endShare, run.passed(step));
  }
}
