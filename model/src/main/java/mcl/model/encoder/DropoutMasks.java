package mcl.model.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Dropout from random bytes made here: a value is dropped where its byte is below {@code round(256
 * p)}, so the probability in effect is a multiple of 1/256, and the scale is exactly its inverse.
 * (The engine's Bernoulli draws one number after another on one thread and takes a fifth of a
 * training step.) Masks depend on the random stream and the order of calls only.
 *
 * <p>Holds one buffer that all masks of a run are made in, one at a time; not for several threads.
 */
public final class DropoutMasks {
  private static final int LEVELS = 256;

  private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

  /**
   * The dropout of one forward pass.
   *
   * @param scope owns the masks; must stay open until the backward pass is done
   */
  public Dropout at(NDManager scope, UniformRandomProvider random) {
    return (values, probability) -> {
      int dropped = (int) Math.round(LEVELS * probability);
      return dropped == 0 ? values : values.mul(mask(scope, random, values, dropped));
    };
  }

  private NDArray mask(NDManager scope, UniformRandomProvider random, NDArray like, int dropped) {
    NDArray scale = scope.create((float) LEVELS / (LEVELS - dropped));
    try (NDArray bytes =
        scope.create(randomBytes(random, like.size()), like.getShape(), DataType.UINT8)) {
      return bytes.gte(dropped).toType(DataType.FLOAT32, false).mul(scale);
    }
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
