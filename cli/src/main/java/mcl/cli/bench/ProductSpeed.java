package mcl.cli.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.LongSupplier;
import mcl.bridge.ops.TensorOps;

/**
 * What matrix products reach by themselves, of the sizes and in the precision of a step, with all
 * arrays at hand: the speed that a step could have if nothing else took time.
 */
record ProductSpeed(TensorOps ops, LongSupplier clock) {
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
    try (NDManager scope = NDManager.newBaseManager()) {
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
    return ops.narrow(scope.randomNormal(shape));
  }

  private static NDArray turned(NDArray matrices) {
    int last = matrices.getShape().dimension() - 1;
    return matrices.swapAxes(last - 1, last);
  }

  private interface Product {
    NDArray compute();
  }

  private double best(Product product) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long begin = clock.getAsLong();
      NDArray result = product.compute();
      best = Math.min(best, clock.getAsLong() - begin);
      result.close();
    }
    return best / 1e9;
  }
}
