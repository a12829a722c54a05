package mcl.tokenization.shards;

/** What documents are used for. */
public enum Split {
  /** Learned from. */
  TRAIN,
  /** Held out, to measure what was learned. */
  VALIDATION
}
