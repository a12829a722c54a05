package mcl.finetuning;

/** Is told how fine-tuning goes on, on its thread. */
public interface FineTuneListener {
  /** Is told nothing. */
  FineTuneListener NONE = new FineTuneListener() {};

  /**
   * A step is done.
   *
   * @param step counted from 1
   * @param loss of the batch, in nats
   */
  default void onStep(long step, long totalSteps, double loss) {}

  /** An epoch, counted from 1, is done and the development rows were judged. */
  default void onEpoch(int epoch, Scores development) {}
}
