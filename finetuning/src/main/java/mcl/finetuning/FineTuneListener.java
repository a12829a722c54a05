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
   * The development rows were judged.
   *
   * @param epoch how many of them are over
   */
  default void onEvaluation(double epoch, Evaluation development) {}
}
