package mcl.model.encoder;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.function.Function;
import mcl.bridge.ops.PlainOps;
import mcl.bridge.ops.TensorOps;
import org.apache.commons.rng.RandomProviderState;
import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Dropout from random bytes: a value is dropped where its byte is below {@code round(256 p)}, so
 * the probability in effect is a multiple of 1/256, and the scale is exactly its inverse. Masks
 * depend on the random stream and the order of calls only. On a CPU the bytes are made here, on
 * another device by the engine there, from seeds of the stream.
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
   * @param random a stream that can go back to where it was
   */
  public Dropout at(NDManager scope, UniformRandomProvider random) {
    return new Masks(scope, (RestorableUniformRandomProvider) random);
  }

  /** The masks of one stream. */
  private final class Masks implements Dropout {
    private final NDManager scope;
    private final RestorableUniformRandomProvider random;

    Masks(NDManager scope, RestorableUniformRandomProvider random) {
      this.scope = scope;
      this.random = random;
    }

    @Override
    public NDArray apply(NDArray values, double probability) {
      int dropped = levels(probability);
      return dropped == 0
          ? values
          : masked(values.getShape(), bytes -> ops.drop(values, bytes, dropped));
    }

    @Override
    public NDArray addTo(NDArray residual, NDArray change, double probability) {
      int dropped = levels(probability);
      return dropped == 0
          ? residual.add(change)
          : masked(change.getShape(), bytes -> ops.addDropped(residual, change, bytes, dropped));
    }

    @Override
    public NDArray product(NDArray shares, NDArray values, double probability) {
      int dropped = levels(probability);
      return dropped == 0
          ? shares.matMul(values)
          : masked(
              shares.getShape(), bytes -> ops.productOfDropped(shares, values, bytes, dropped));
    }

    private NDArray masked(Shape shape, Function<NDArray, NDArray> operation) {
      try (NDArray bytes = bytes(shape)) {
        return operation.apply(bytes);
      }
    }

    private NDArray bytes(Shape shape) {
      if (scope.getDevice().isGpu()) {
        seedEngine();
        return scope.randomInteger(0, LEVELS, shape, DataType.UINT8);
      }
      return scope.create(randomBytes(random, shape.size()), shape, DataType.UINT8);
    }

    @Override
    public double inEffect(double probability) {
      return (double) levels(probability) / LEVELS;
    }

    @Override
    public void seedEngine() {
      Engine.getInstance().setRandomSeed(random.nextInt());
    }

    @Override
    public Runnable mark() {
      RandomProviderState here = random.saveState();
      return () -> random.restoreState(here);
    }
  }

  private static int levels(double probability) {
    return (int) Math.round(LEVELS * probability);
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
