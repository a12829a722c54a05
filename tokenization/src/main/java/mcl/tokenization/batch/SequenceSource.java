package mcl.tokenization.batch;

/**
 * Sequences of one length that can be read in any order, by several threads at once. What it
 * returns for a sequence number never changes.
 */
public interface SequenceSource {
  /** How many sequences there are; at least one. */
  long sequences();

  /** Positions per sequence, T. */
  int length();

  /**
   * Reads one sequence.
   *
   * @param sequence from 0 to {@link #sequences()}, exclusive
   * @param ids receives the T token ids
   * @param documents receives the T document numbers, as {@link TokenBatch#documents()} has them
   * @param offset where in both arrays the sequence begins
   */
  void read(long sequence, int[] ids, int[] documents, int offset);
}
