package mcl.pretraining;

/** Why a run ended. */
public enum StopReason {
  /** All steps are done. */
  FINISHED,
  /** The user asked for it; the run is saved and can be resumed. */
  INTERRUPTED,
  /**
   * Loss or gradient was not finite too many times in a row; the batch is saved, and the state if
   * the weights are sound.
   */
  NOT_FINITE
}
