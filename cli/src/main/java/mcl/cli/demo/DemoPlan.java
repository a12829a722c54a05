package mcl.cli.demo;

/**
 * How the demo spends its time.
 *
 * @param minutes the whole may take on two cores
 */
record DemoPlan(double minutes) {
  private static final double SHORT = 5;

  /**
   * What an epoch of all six fine-tuning runs takes, and text and report; measured on two cores.
   */
  private static final double SECONDS_PER_EPOCH = 30;

  private static final double SECONDS_FOR_TEXT = 15;

  /**
   * The rest of the time goes to validations, and to steps that take longer than those measured.
   */
  private static final double SHARE_FOR_STEPS = 0.8;

  /** Too little to learn anything, but enough to see everything run. */
  private static final double LEAST_SECONDS = 10;

  /** Both stages take the same time. */
  private static final double ENCODER_SHARE = 0.5;

  /** How often fine-tuning reads its rows. */
  int epochs() {
    return minutes < SHORT ? 1 : 5;
  }

  /** How long the first stage may take. */
  double encoderSeconds() {
    return ENCODER_SHARE * pretrainingSeconds();
  }

  /** How long the second stage may take. */
  double electraSeconds() {
    return (1 - ENCODER_SHARE) * pretrainingSeconds();
  }

  private double pretrainingSeconds() {
    double rest = minutes * 60 - SECONDS_FOR_TEXT - epochs() * SECONDS_PER_EPOCH;
    return Math.max(2 * LEAST_SECONDS, SHARE_FOR_STEPS * rest);
  }
}
