package mcl.bridge.ops;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import mcl.bridge.script.ScriptModule;

/**
 * {@link TensorOps} by operations of libtorch that DJL does not open, called as TorchScript: the
 * text is {@code operations.py} beside {@link ScriptModule}. In float32 the passes through a
 * network give the bits of {@link PlainOps}; norm and AdamW differ by rounding.
 */
public final class NativeOps implements TensorOps {
  private static final float LEVELS = 256;

  /** So many updates that a power of any beta is 0: then nothing is corrected. */
  private static final float ENDLESS = 1e9f;

  private final boolean narrow;

  /**
   * The operations.
   *
   * @param precision of products
   * @throws IllegalStateException if they are not there
   */
  public NativeOps(Precision precision) {
    fault().ifPresent(NativeOps::refuse);
    this.narrow = precision == Precision.BFLOAT16;
  }

  private static void refuse(String fault) {
    throw new IllegalStateException(fault);
  }

  /** Compiled once, at the first use, for the life of the process. */
  private static final class Loaded {
    private static final ScriptModule MODULE;
    private static final Optional<String> FAULT;

    static {
      ScriptModule module = null;
      Optional<String> fault = Optional.empty();
      try {
        module = ScriptModule.of(text());
      } catch (IllegalStateException e) {
        fault = Optional.of(e.getMessage());
      }
      MODULE = module;
      FAULT = fault;
    }

    private Loaded() {}

    private static String text() {
      try (InputStream file = ScriptModule.class.getResourceAsStream("operations.py")) {
        return new String(file.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Why the operations are not there; empty if they are. */
  static Optional<String> fault() {
    return Loaded.FAULT;
  }

  @Override
  public NDArray linear(NDArray values, NDArray weight, NDArray bias) {
    return Loaded.MODULE.call(narrow ? "linear16" : "linear", values, weight, bias);
  }

  @Override
  public NDArray narrow(NDArray values) {
    boolean is = !narrow || values.getDataType() != DataType.FLOAT32;
    return is ? values : Loaded.MODULE.call("bfloat16", values);
  }

  @Override
  public NDArray wide(NDArray values) {
    boolean is = values.getDataType() == DataType.FLOAT32;
    return is ? values : Loaded.MODULE.call("float32", values);
  }

  /** DJL's own takes a type by name, and knows none for bfloat16. */
  @Override
  public NDArray softmax(NDArray values) {
    return Loaded.MODULE.call("softmax", values);
  }

  @Override
  public NDArray drop(NDArray values, NDArray bytes, int dropped) {
    return withDropped("drop", dropped, values, bytes);
  }

  /** The scale goes into the sum: one pass over memory less. */
  @Override
  public NDArray addDropped(NDArray residual, NDArray values, NDArray bytes, int dropped) {
    return withDropped("add_dropped", dropped, residual, values, bytes);
  }

  /** The scale goes into the smaller factor. */
  @Override
  public NDArray productOfDropped(NDArray shares, NDArray values, NDArray bytes, int dropped) {
    return withDropped("product_of_dropped", dropped, shares, values, bytes);
  }

  /** Calls an operation with, behind its arrays, the threshold of dropping and the scale. */
  private static NDArray withDropped(String method, int dropped, NDArray... arrays) {
    try (NDManager host = arrays[0].getManager().newSubManager(Device.cpu())) {
      NDList arguments = new NDList(arrays);
      arguments.add(host.create((float) dropped));
      arguments.add(host.create(LEVELS / (LEVELS - dropped)));
      return Loaded.MODULE.call(method, arguments.toArray(NDArray[]::new));
    }
  }

  /**
   * On a CPU it draws its dropout one number after another, and its backward pass is slower than
   * that of the single operations: it is for reading there.
   */
  @Override
  public Optional<NDArray> attention(Heads heads, Optional<NDArray> mask, EngineDropout dropout) {
    NDArray queries = heads.queries();
    boolean onCpu = !queries.getDevice().isGpu();
    if (onCpu && (dropout.probability() > 0 || JniUtils.isGradMode())
        || narrow && mask.isPresent()) {
      return Optional.empty();
    }
    if (dropout.probability() > 0) {
      dropout.seed().run();
    }
    try (NDManager host = queries.getManager().newSubManager(Device.cpu())) {
      NDList arguments = new NDList(queries, heads.keys(), heads.values());
      mask.ifPresent(arguments::add);
      arguments.add(host.create((float) dropout.probability()));
      String method = mask.isPresent() ? "masked_attention" : "attention";
      return Optional.of(Loaded.MODULE.call(method, arguments.toArray(NDArray[]::new)));
    }
  }

  @Override
  public NDArray draw(NDManager scope, NDArray logits, NDArray uniforms) {
    try (NDManager inner = scope.newSubManager()) {
      NDArray values = logits.stopGradient();
      values.attach(inner);
      NDArray drawn = Loaded.MODULE.call("draw", values, uniforms);
      drawn.attach(scope);
      return drawn;
    }
  }

  @Override
  public NDArray norm(NDList arrays) {
    return Loaded.MODULE.call("norm", new NDArray[0], arrays);
  }

  /**
   * The update divides gradients by the first argument, in the same pass over memory. What the
   * script reads as numbers lies on the host, so that it waits for no device.
   */
  @Override
  public void adam(AdamStep step, NDList weights, NDList gradients, Moments moments) {
    try (NDManager scope = weights.head().getManager().newSubManager();
        NDManager host = scope.newSubManager(Device.cpu())) {
      NDArray divisor = scope.create((float) (1 / step.scale()));
      NDArray numbers =
          host.create(
              new double[] {
                step.rate(), step.weightDecay(), step.beta1(), step.beta2(), step.epsilon()
              });
      NDArray count = scope.create(step.biasCorrection() ? step.updates() : ENDLESS);
      NDList counts = new NDList(Collections.nCopies(weights.size(), count));
      Loaded.MODULE.call(
          "adamw",
          new NDArray[] {divisor, numbers},
          weights,
          gradients,
          moments.first(),
          moments.second(),
          counts);
    }
  }
}
