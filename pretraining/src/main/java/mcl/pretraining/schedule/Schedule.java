package mcl.pretraining.schedule;

/** The learning rate as a pure function of the step. */
@FunctionalInterface
public interface Schedule {
  /**
   * The share of the highest learning rate that holds in a step, between 0 and 1.
   *
   * @param step counted from 0
   */
  double share(long step);
}
