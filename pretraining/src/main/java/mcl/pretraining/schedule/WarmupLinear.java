package mcl.pretraining.schedule;

/**
 * Rises in a straight line over the warm-up, then falls in one to 0 at the end (Devlin et al. 2019,
 * appendix A.2): the first step already learns, the last one still does.
 *
 * @param warmupSteps how many steps the rate rises
 * @param totalSteps how many steps the run has
 */
public record WarmupLinear(long warmupSteps, long totalSteps) implements Schedule {
  @Override
  public double share(long step) {
    double up = warmupSteps == 0 ? 1 : Math.min(1, (step + 1.0) / warmupSteps);
    double down = (totalSteps - step) / (double) Math.max(1, totalSteps - warmupSteps);
    return Math.max(0, Math.min(up, down));
  }
}
