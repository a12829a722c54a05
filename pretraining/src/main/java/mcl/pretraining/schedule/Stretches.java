package mcl.pretraining.schedule;

/**
 * The two stretches of every curve that is not a straight line: a linear rise over the warm-up, and
 * the rest.
 */
record Stretches(long warmupSteps, long totalSteps) {

  /** Whether the rate still rises in this step. */
  boolean rising(long step) {
    return step < warmupSteps;
  }

  /** The share in a step of the warm-up: the first step already learns, the last is at the top. */
  double risen(long step) {
    return (step + 1.0) / warmupSteps;
  }

  /** How much of the rest lies before this step: 0 in its first one, 1 at the end and behind it. */
  double passed(long step) {
    return step >= totalSteps ? 1 : (step - warmupSteps) / (double) (totalSteps - warmupSteps);
  }
}
