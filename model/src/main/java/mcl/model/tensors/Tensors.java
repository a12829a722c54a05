package mcl.model.tensors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import mcl.base.check.Require;

/**
 * The only door between Java arrays and the engine's. Every result belongs to the scope given
 * first.
 */
public final class Tensors {
  private Tensors() {}

  /** The same memory outside of any gradient graph. */
  public static NDArray untaught(NDManager scope, NDArray array) {
    NDArray alias = array.stopGradient();
    alias.attach(scope);
    return alias;
  }

  /** Token ids, int64 (rows, columns). */
  public static NDArray ids(NDManager scope, int[] ids, int columns) {
    long[] wide = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      wide[i] = ids[i];
    }
    return scope.create(wide, new Shape(ids.length / columns, columns));
  }

  /** Indices or class numbers, int64 (n). */
  public static NDArray indices(NDManager scope, int[] values) {
    long[] wide = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return scope.create(wide, new Shape(values.length));
  }

  /** Numbers, float32 (n). */
  public static NDArray floats(NDManager scope, float[] values) {
    return scope.create(values, new Shape(values.length));
  }

  /** Int64 of any shape to a flat Java array. */
  public static int[] toInts(NDArray array) {
    long[] wide = array.toLongArray();
    int[] values = new int[wide.length];
    for (int i = 0; i < wide.length; i++) {
      values[i] = Math.toIntExact(wide[i]);
    }
    return values;
  }

  /** An input in one segment. */
  public static EncoderInput input(NDManager scope, int[] ids, int columns, AttentionMask mask) {
    return input(scope, ids, new int[ids.length], columns, mask);
  }

  /** An input with a segment id for every token. */
  public static EncoderInput input(
      NDManager scope, int[] ids, int[] segments, int columns, AttentionMask mask) {
    Require.argument(ids.length == segments.length, "ids and segments differ in length");
    return new EncoderInput(
        ids(scope, ids, columns),
        ids(scope, segments, columns),
        scope.arange(0, columns, 1, DataType.INT64),
        mask);
  }

  /** Positions that start again at 0 with every document of a row, int64 (B, T). */
  public static NDArray positionsWithin(NDManager scope, int[] documents, int columns) {
    int[] positions = new int[documents.length];
    for (int i = 0; i < documents.length; i++) {
      boolean goesOn = i % columns > 0 && documents[i] == documents[i - 1];
      positions[i] = goesOn ? positions[i - 1] + 1 : 0;
    }
    return ids(scope, positions, columns);
  }

  /** Hides padding: the tokens where {@code visible} is false, from all others of their row. */
  public static AttentionMask padding(NDManager scope, boolean[] visible, int columns) {
    float[] added = new float[visible.length];
    boolean any = false;
    for (int i = 0; i < visible.length; i++) {
      added[i] = visible[i] ? 0 : AttentionMask.HIDDEN;
      any |= !visible[i];
    }
    long rows = visible.length / columns;
    return any
        ? new AttentionMask(scope.create(added, new Shape(rows, 1, 1, columns)))
        : AttentionMask.NONE;
  }

  /**
   * Hides documents from each other: a token sees those of its row that have the same document
   * number.
   *
   * @param documents a number for every token, negative for padding
   */
  public static AttentionMask withinDocuments(NDManager scope, int[] documents, int columns) {
    int rows = documents.length / columns;
    float[] added = new float[rows * columns * columns];
    int to = 0;
    for (int row = 0; row < rows; row++) {
      for (int query = 0; query < columns; query++) {
        int own = documents[row * columns + query];
        for (int key = 0; key < columns; key++) {
          added[to++] = documents[row * columns + key] == own ? 0 : AttentionMask.HIDDEN;
        }
      }
    }
    return new AttentionMask(scope.create(added, new Shape(rows, 1, columns, columns)));
  }
}
