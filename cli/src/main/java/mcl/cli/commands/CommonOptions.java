package mcl.cli.commands;

import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;

/** Options that several commands have, spelled and explained the same everywhere. */
final class CommonOptions {
  static final CommandOption THREADS =
      CommandOption.value(
          "threads", "N", OptionGroup.OTHER, "Threads to work with; all cores if not given.");

  private CommonOptions() {}

  static int threads(Arguments arguments) {
    return arguments.given(THREADS)
        ? arguments.integer(THREADS, 1, 1024)
        : Runtime.getRuntime().availableProcessors();
  }
}
