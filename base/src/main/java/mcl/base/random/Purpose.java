package mcl.base.random;

/**
 * What a random stream is for. Each purpose has a stream of its own, so that drawing more numbers
 * for one never shifts another. The keys are part of the file and run formats: never change one.
 */
public enum Purpose {
  /** The order of sequences in an epoch. */
  DATA_ORDER(1),
  /** Which documents are held out for validation. */
  SPLIT(2),
  /** Which positions a course corrupts. */
  CORRUPTION(3),
  /** The one uniform number of each slot that the generator fills. */
  SAMPLING(4),
  /** Dropout masks. */
  DROPOUT(5),
  /** Initial weights. */
  INITIALIZATION(6),
  /** The order of labelled rows and the initial head in fine-tuning. */
  FINE_TUNING(7),
  /** Which sequences the correction notebook has room for. */
  NOTEBOOK(8);

  private final long key;

  Purpose(long key) {
    this.key = key;
  }

  long key() {
    return key;
  }
}
