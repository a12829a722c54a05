package mcl.bridge.ops;

import java.util.Optional;
import mcl.base.check.UserException;

/** The two ways to compute what {@link TensorOps} lists. */
public enum OpsKind {
  /** DJL's own operations: the definition. */
  PLAIN {
    @Override
    public TensorOps at(Precision precision) {
      if (precision == Precision.BFLOAT16) {
        throw new UserException(
            "precision is \"bfloat16\", which DJL's own operations cannot compute in. Use native"
                + " operations (--ops native), or precision \"float32\".");
      }
      return new PlainOps();
    }
  },

  /** Operations of libtorch, called through TorchScript. */
  NATIVE {
    @Override
    public TensorOps at(Precision precision) {
      return new NativeOps(precision);
    }
  };

  /**
   * The operations themselves.
   *
   * @param precision of products
   * @throws UserException if this way has no such precision
   * @throws IllegalStateException if native operations are not {@linkplain #whyNotNative there}
   */
  public abstract TensorOps at(Precision precision);

  /** Why there are no native operations here; empty if there are. */
  public static Optional<String> whyNotNative() {
    return NativeOps.fault();
  }
}
