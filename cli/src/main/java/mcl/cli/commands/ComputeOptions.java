package mcl.cli.commands;

import java.io.PrintStream;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.bridge.device.Compute;
import mcl.bridge.device.ComputeDevice;
import mcl.bridge.ops.OpsKind;
import mcl.bridge.ops.Precision;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;

/** By what and where a command computes. */
final class ComputeOptions {
  static final CommandOption OPS =
      CommandOption.value(
          "ops",
          "KIND",
          OptionGroup.OTHER,
          "How it is computed: \"plain\" by the engine's operations as DJL opens them, \"native\""
              + " with faster ones of libtorch, such as those for the optimizer, dropout and"
              + " sampling. They differ by rounding. Default: plain, or native where the precision is"
              + " bfloat16.");
  static final CommandOption DEVICE =
      CommandOption.value(
          "device",
          "NAME",
          OptionGroup.OTHER,
          "Where it is computed: cpu, gpu, or gpu:N, counted from 0. Default: the first GPU if the"
              + " engine sees one, else cpu.");

  private ComputeOptions() {}

  /** The device that is asked for, by DJL's own operations. */
  static Compute device(Arguments arguments) {
    return new Compute(OpsKind.PLAIN, chosenDevice(arguments));
  }

  /**
   * What is asked for, or what fits the precision. Where native operations are not there, plain
   * ones do their work, with a warning.
   *
   * @throws UserException if the precision needs operations that are not there or not wanted, or
   *     the engine sees no such device
   */
  static Compute choose(Arguments arguments, Precision precision, PrintStream warnings) {
    ComputeDevice device = chosenDevice(arguments);
    return new Compute(operations(arguments, precision, warnings), device);
  }

  private static ComputeDevice chosenDevice(Arguments arguments) {
    return arguments.optionalText(DEVICE).map(ComputeDevice::of).orElse(ComputeDevice.USUAL);
  }

  private static OpsKind operations(
      Arguments arguments, Precision precision, PrintStream warnings) {
    boolean narrow = precision == Precision.BFLOAT16;
    OpsKind usual = narrow ? OpsKind.NATIVE : OpsKind.PLAIN;
    OpsKind wanted = arguments.given(OPS) ? arguments.choice(OPS, OpsKind.class) : usual;
    if (wanted == OpsKind.PLAIN) {
      return requirePlain(narrow);
    }
    Optional<String> fault = OpsKind.whyNotNative();
    if (fault.isEmpty()) {
      return OpsKind.NATIVE;
    }
    if (narrow) {
      throw UserException.of(
          "precision is \"bfloat16\", which needs native operations: %s. Use precision"
              + " \"float32\" (--set precision=float32).",
          fault.get());
    }
    warnings.println("warning: no native operations (" + fault.get() + "); plain ones are used.");
    return OpsKind.PLAIN;
  }

  private static OpsKind requirePlain(boolean narrow) {
    if (narrow) {
      throw new UserException(
          "precision is \"bfloat16\", which --ops plain cannot compute in. Leave --ops out, or use"
              + " --set precision=float32.");
    }
    return OpsKind.PLAIN;
  }
}
