package mcl.model.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import mcl.bridge.ops.PlainOps;
import mcl.bridge.ops.TensorOps;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Dropout from random bytes made here: a value is dropped where its byte is below {@code round(256
 * p)}, so the probability in effect is a multiple of 1/256, and the scale is exactly its inverse.
 * Masks depend on the random stream and the order of calls only.
 *
 * <p>Holds one buffer that all masks of a run are made in, one at a time; not for several threads.
 */
public final class DropoutMasks {
  private static final int LEVELS = 256;

  private final TensorOps ops;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

  /** Masks that are applied by DJL's own operations. */
  public DropoutMasks() {
    this(new PlainOps());
  }

  /** Masks that are applied by these operations. */
  public DropoutMasks(TensorOps ops) {
    this.ops = ops;
  }

  /**
   * The dropout of one forward pass.
   *
   * @param scope owns the masks; must stay open until the backward pass is done
   */
  public Dropout at(NDManager scope, UniformRandomProvider random) {
    return (values, probability) -> {
      int dropped = (int) Math.round(LEVELS * probability);
      if (dropped == 0) {
        return values;
      }
      ByteBuffer made = randomBytes(random, values.size());
      try (NDArray bytes = scope.create(made, values.getShape(), DataType.UINT8)) {
        return ops.drop(values, bytes, dropped);
      }
    };
  }

  private ByteBuffer randomBytes(UniformRandomProvider random, long count) {
    int size = Math.toIntExact((count + Long.BYTES - 1) / Long.BYTES * Long.BYTES);
    if (buffer.capacity() < size) {
      buffer = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }
    buffer.clear().limit(size);
    LongBuffer longs = buffer.asLongBuffer();
    while (longs.hasRemaining()) {
      longs.put(random.nextLong());
    }
    return buffer.limit(Math.toIntExact(count));
  }
}
