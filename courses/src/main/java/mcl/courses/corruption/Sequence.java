package mcl.courses.corruption;

import java.util.stream.IntStream;
import mcl.base.check.Require;
import mcl.tokenization.batch.TokenBatch;

/** One sequence of a batch, as a course gets it. Immutable. */
public final class Sequence {
  private final int[] ids;
  private final int[] documents;

  private Sequence(int[] ids, int[] documents) {
    this.ids = ids;
    this.documents = documents;
  }

  /**
   * A sequence of T positions.
   *
   * @param documents the number of the document at each, negative for padding
   */
  public static Sequence of(int[] ids, int[] documents) {
    Require.argument(
        ids.length == documents.length,
        "there are %d ids and %d document numbers",
        ids.length,
        documents.length);
    return new Sequence(ids.clone(), documents.clone());
  }

  /** A row of a batch. */
  static Sequence of(TokenBatch batch, int row) {
    return new Sequence(batch.ids().row(row), batch.documents().row(row));
  }

  /** The token ids (T). */
  public int[] ids() {
    return ids.clone();
  }

  /** The document numbers (T). */
  public int[] documents() {
    return documents.clone();
  }

  /** T, padding included. */
  public int length() {
    return ids.length;
  }

  /** How many positions are no padding; padding stands at the end. */
  public int used() {
    return (int) IntStream.of(documents).filter(number -> number != TokenBatch.PADDING).count();
  }
}
