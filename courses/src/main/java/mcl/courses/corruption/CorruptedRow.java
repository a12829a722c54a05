package mcl.courses.corruption;

import mcl.base.check.Require;

/**
 * One sequence as a course changed it. Immutable.
 *
 * <p>Everything else follows from it: the generator is asked at the slots, and learns where the
 * truth is known there; the discriminator reads the inputs with the generator's samples at the
 * slots, and its label is 1 wherever what it reads is not the truth.
 */
public final class CorruptedRow {
  /** Stands for the truth at a place that the original sequence does not have. */
  public static final int NO_TRUTH = -1;

  private final int[] inputs;
  private final int[] truth;
  private final int[] documents;
  private final int[] slots;

  private CorruptedRow(int[] inputs, int[] truth, int[] documents, int[] slots) {
    this.inputs = inputs;
    this.truth = truth;
    this.documents = documents;
    this.slots = slots;
  }

  /**
   * A changed sequence of T positions.
   *
   * @param inputs what the generator reads (T)
   * @param truth the token that belongs at each position, or {@link #NO_TRUTH} (T)
   * @param documents the number of the document at each position, negative for padding (T)
   * @param slots the positions where the generator is asked, rising
   */
  public static CorruptedRow of(int[] inputs, int[] truth, int[] documents, int[] slots) {
    Require.argument(
        inputs.length == truth.length && inputs.length == documents.length,
        "inputs, truth and documents have %d, %d and %d positions",
        inputs.length,
        truth.length,
        documents.length);
    return new CorruptedRow(inputs.clone(), truth.clone(), documents.clone(), slots.clone());
  }

  /** What the generator reads (T). */
  public int[] inputs() {
    return inputs.clone();
  }

  /** The token that belongs at each position, or {@link #NO_TRUTH} (T). */
  public int[] truth() {
    return truth.clone();
  }

  /** The number of the document at each position (T). */
  public int[] documents() {
    return documents.clone();
  }

  /** The positions where the generator is asked, rising. */
  public int[] slots() {
    return slots.clone();
  }
}
