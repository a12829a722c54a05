package mcl.courses.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;
import java.util.function.Supplier;
import mcl.model.tensors.Tensors;

/**
 * The tokens that were drawn for slots. They stay on the device, and whoever asks for them on the
 * host waits for it; a name tag on an array of the step's scope, not its owner.
 */
public final class SlotTokens {
  private final NDArray tokens;
  private final Supplier<int[]> reading;
  private int[] values;

  /**
   * Drawn tokens.
   *
   * @param tokens ids, int64 (slots)
   */
  public SlotTokens(NDArray tokens) {
    this(tokens, () -> Tensors.toInts(tokens));
  }

  private SlotTokens(NDArray tokens, Supplier<int[]> reading) {
    this.tokens = tokens;
    this.reading = reading;
  }

  /** Those from {@code start} to {@code end} (not included). */
  public SlotTokens part(int start, int end) {
    return new SlotTokens(
        tokens.get(new NDIndex("{}:{}", start, end)),
        () -> Arrays.copyOfRange(values(), start, end));
  }

  /** The ids on the device, int64 (slots). */
  public NDArray tokens() {
    return tokens;
  }

  /** Whether the host has them already. */
  public boolean isRead() {
    return values != null;
  }

  /** The ids on the host, brought from the device at the first call, for all parts at once. */
  public int[] values() {
    if (values == null) {
      values = reading.get();
    }
    return values.clone();
  }
}
