package mcl.pretraining;

/** Why a run ended. */
public enum StopReason {
  /** All steps are done. */
  FINISHED,
  /** The user asked for it; the weights so far are saved. */
  INTERRUPTED,
  /** Loss or gradient was not finite too many times in a row. */
  NOT_FINITE
}
