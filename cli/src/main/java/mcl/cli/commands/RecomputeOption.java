package mcl.cli.commands;

import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;

/** {@code --recompute}, wherever a training step is taken. */
final class RecomputeOption {
  static final CommandOption RECOMPUTE =
      CommandOption.flag(
          "recompute",
          OptionGroup.TRAINING,
          "Keep only the input of each encoder layer and compute the rest once more in the backward"
              + " pass: less memory, for long sequences and large batches, and more time. What comes"
              + " out is the same but for rounding.");

  private RecomputeOption() {}
}
