package mcl.finetuning;

/** Is told how fine-tuning goes on, on its thread. */
public interface FineTuneListener {
  /** Is told nothing. */
  FineTuneListener NONE = new FineTuneListener() {};

  /**
   * A step is done.
   *
   * @param step counted from 1
   * @param loss of the batch
   */
  default void onStep(long step, long totalSteps, double loss) {}

  /**
   * The model answers development or test rows, which may take longer than all steps.
   *
   * @param done of the texts or windows of a file, how many were read
   * @param total how many there are
   */
  default void onReading(int done, int total) {}

  /**
   * The development rows were judged.
   *
   * @param epoch how many of them are over
   */
  default void onEvaluation(double epoch, Evaluation development) {}
}
