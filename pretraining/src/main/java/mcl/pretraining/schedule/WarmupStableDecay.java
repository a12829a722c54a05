package mcl.pretraining.schedule;

/**
 * Rises in a straight line over the warm-up, stays at the top, and falls over the last steps alone
 * (Hu et al. 2024, MiniCPM, section 4.3). The weights of the stable stretch can be gone on with,
 * however long, and decayed from any step.
 *
 * @param warmupSteps how many steps the rate rises
 * @param decaySteps how many steps it falls
 * @param totalSteps how many steps the run has
 * @param shape how it falls
 * @param endShare what is left at the end
 */
public record WarmupStableDecay(
    long warmupSteps, long decaySteps, long totalSteps, DecayShape shape, double endShare)
    implements Schedule {
  @Override
  public double share(long step) {
    Stretches fall = new Stretches(totalSteps - decaySteps, totalSteps);
    return fall.rising(step)
        ? new WarmupConstant(warmupSteps).share(step)
        : shape.between(1, endShare, fall.passed(step));
  }
}
