package mcl.bridge.device;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import mcl.bridge.ops.OpsKind;
import mcl.bridge.ops.Precision;
import mcl.bridge.ops.TensorOps;

/**
 * By what and where networks are computed: chosen once, when a program starts. Results differ by
 * rounding only.
 */
public record Compute(OpsKind kind, ComputeDevice device) {
  /** DJL's own operations, where the engine computes by itself. */
  public static final Compute USUAL = new Compute(OpsKind.PLAIN, ComputeDevice.USUAL);

  /**
   * The operations.
   *
   * @throws mcl.base.check.UserException if they cannot compute in this precision
   */
  public TensorOps ops(Precision precision) {
    return kind.at(precision);
  }

  /** A scope with no other around it, whose arrays are made on the device. */
  public NDManager newScope() {
    return device.newScope();
  }

  /**
   * The engine and what is not its usual way, as it is noted beside results: other operations round
   * otherwise, and so does a GPU.
   */
  public String description() {
    return kind == OpsKind.NATIVE ? engine() + ", native operations" : engine();
  }

  /** The engine's version and, where it is a GPU, the device. */
  public String engine() {
    String version = "PyTorch " + Engine.getInstance().getVersion();
    return device.name().equals("cpu") ? version : version + ", " + device.name();
  }
}
