package mcl.cli.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.LongSupplier;
import mcl.bridge.device.Compute;
import mcl.bridge.ops.Precision;

/**
 * What matrix products reach by themselves, of the sizes and in the precision of a step, with all
 * arrays at hand: the speed that a step could have if nothing else took time.
 */
record ProductSpeed(Compute compute, Precision precision, LongSupplier clock) {
  private static final int TRIES = 5;

  /** Floating-point operations a second over all products of a step. */
  double of(List<MatrixProduct> products) {
    double flops = 0;
    double seconds = 0;
    for (MatrixProduct product : products) {
      flops += product.flops();
      seconds += product.count() * seconds(product);
    }
    return flops / seconds;
  }

  /** Of one product forward and the two backward, each at its best. */
  private double seconds(MatrixProduct product) {
    try (NDManager scope = compute.newScope()) {
      NDArray values = made(scope, product.batch(), product.rows(), product.inner());
      NDArray weights = made(scope, product.batch(), product.columns(), product.inner());
      NDArray gradient = made(scope, product.batch(), product.rows(), product.columns());
      return best(() -> values.matMul(turned(weights)))
          + best(() -> gradient.matMul(weights))
          + best(() -> turned(gradient).matMul(values));
    }
  }

  private NDArray made(NDManager scope, long batch, long rows, long columns) {
    Shape shape = batch == 1 ? new Shape(rows, columns) : new Shape(batch, rows, columns);
    return compute.ops(precision).narrow(scope.randomNormal(shape));
  }

  private static NDArray turned(NDArray matrices) {
    int last = matrices.getShape().dimension() - 1;
    return matrices.swapAxes(last - 1, last);
  }

  /** A GPU answers before it has computed; a read waits for it. */
  private void await(NDArray result) {
    if (result.getDevice().isGpu()) {
      compute.ops(precision).wide(result.get(new NDIndex("0:1"))).toFloatArray();
    }
  }

  private interface Product {
    NDArray compute();
  }

  private double best(Product product) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long begin = clock.getAsLong();
      NDArray result = product.compute();
      await(result);
      best = Math.min(best, clock.getAsLong() - begin);
      result.close();
    }
    return best / 1e9;
  }
}
