package mcl.pretraining.schedule;

/**
 * Rises in a straight line over the warm-up, then stays.
 *
 * @param warmupSteps how many steps the rate rises
 */
public record WarmupConstant(long warmupSteps) implements Schedule {
  @Override
  public double share(long step) {
    return step < warmupSteps ? (step + 1.0) / warmupSteps : 1;
  }
}
