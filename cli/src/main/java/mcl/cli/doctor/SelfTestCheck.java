package mcl.cli.doctor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;

/** Computes a matrix product and a gradient whose results are known, on each device. */
final class SelfTestCheck implements Check {
  private static final float[] PRODUCT = {7, 10, 15, 22};
  private static final float[] GRADIENT = {4, 4, 6, 6};

  @Override
  public List<Finding> look(Surroundings surroundings) {
    Device[] devices = Engine.getEngine("PyTorch").getDevices();
    return Arrays.stream(devices).map(SelfTestCheck::test).toList();
  }

  /** With x = ((1, 2), (3, 4)): x x, and the gradient of sum(x w) by w, which is x' 1. */
  private static Finding test(Device device) {
    Engine engine = Engine.getEngine("PyTorch");
    try (NDManager scope = engine.newBaseManager(device)) {
      NDArray x = scope.create(new float[] {1, 2, 3, 4}, new Shape(2, 2));
      NDArray w = x.duplicate();
      w.setRequiresGradient(true);
      float[] product;
      try (GradientCollector collector = engine.newGradientCollector()) {
        NDArray xw = x.matMul(w);
        product = xw.toFloatArray();
        collector.backward(xw.sum());
      }
      return finding(device, product, w.getGradient().toFloatArray());
    }
  }

  static Finding finding(Device device, float[] product, float[] gradient) {
    String where = device.isGpu() ? "GPU " + device.getDeviceId() : "CPU";
    boolean right = Arrays.equals(product, PRODUCT) && Arrays.equals(gradient, GRADIENT);
    return right
        ? Finding.ok("self test", "matrix product and gradient are right on " + where)
        : Finding.fail(
            "self test",
            where + ": " + Arrays.toString(product) + " and " + Arrays.toString(gradient),
            "The native library computes wrongly: delete the folder pytorch in the cache folder.");
  }
}
