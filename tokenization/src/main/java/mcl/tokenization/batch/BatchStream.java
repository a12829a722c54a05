package mcl.tokenization.batch;

import mcl.base.check.Require;

/**
 * Batches from an endless run of epochs, each a random permutation of all sequences.
 *
 * <p>Batch n covers the rows [n B, (n + 1) B) of that run, so it is a pure function of (seed, n):
 * there is no state to save, and a batch may span two epochs. Safe for use by several threads.
 */
public final class BatchStream {
  private final SequenceSource source;
  private final long seed;
  private final int batchSize;

  /**
   * A stream over one split of the shards.
   *
   * @param batchSize sequences per batch, B
   */
  public BatchStream(SequenceSource source, long seed, int batchSize) {
    Require.argument(batchSize > 0, "a batch of %d sequences cannot be", batchSize);
    Require.argument(source.sequences() > 0, "there is no sequence to read");
    this.source = source;
    this.seed = seed;
    this.batchSize = batchSize;
  }

  /** Sequences per batch, B. */
  public int size() {
    return batchSize;
  }

  /** How many sequences one epoch has. */
  public long sequences() {
    return source.sequences();
  }

  /** Positions per sequence, T. */
  public int length() {
    return source.length();
  }

  /** The batch of the step, counted from 0. */
  public TokenBatch at(long step) {
    Require.argument(step >= 0, "step %d lies before the first", step);
    return rows(Math.multiplyExact(step, (long) batchSize), batchSize);
  }

  /**
   * Any stretch of the endless run: how a rank or a micro-batch takes its part of a batch.
   *
   * @param first the first row, counted over all epochs
   * @param count how many rows
   */
  public TokenBatch rows(long first, int count) {
    Require.argument(first >= 0 && count > 0, "no %d rows from row %d", count, first);
    int length = source.length();
    int[] ids = new int[Math.multiplyExact(count, length)];
    int[] documents = new int[ids.length];
    for (int i = 0; i < count; i++) {
      source.read(sequenceAt(first + i), ids, documents, i * length);
    }
    return new TokenBatch(
        TokenGrid.owning(count, length, ids),
        TokenGrid.owning(count, length, documents),
        cursorAt(first + count));
  }

  /** Where the given row of the endless run lies. */
  public DataCursor cursorAt(long row) {
    return new DataCursor(row / sequences(), row % sequences());
  }

  private long sequenceAt(long row) {
    DataCursor cursor = cursorAt(row);
    return RowShuffle.of(seed, cursor.epoch(), sequences()).at(cursor.row());
  }
}
