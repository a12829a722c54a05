package mcl.pretraining.schedule;

/**
 * Rises in a straight line over the warm-up, then falls as {@code endShare + (1 - endShare) (1 -
 * p)^power}, p the share of the rest that is over. With power 1 and no end share it is the linear
 * schedule.
 *
 * @param warmupSteps how many steps the rate rises
 * @param totalSteps how many steps the run has
 * @param power 1 falls in a straight line, more falls earlier, less falls later
 * @param endShare what is left at the end
 */
public record WarmupPolynomial(long warmupSteps, long totalSteps, double power, double endShare)
    implements Schedule {
  @Override
  public double share(long step) {
    Stretches run = new Stretches(warmupSteps, totalSteps);
    return run.rising(step)
        ? run.risen(step)
        : endShare + (1 - endShare) * Math.pow(1 - run.passed(step), power);
  }
}
