package mcl.cli.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.config.Configuration;
import mcl.base.config.Setting;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;

/** How commands read a configuration: a file, and fields that are set over it. */
final class ConfigOptions {
  static final CommandOption SET =
      CommandOption.list(
          "set",
          "FIELD=VALUE",
          OptionGroup.MODEL,
          "Set a field of the configuration, such as optimizer.learningRate=2e-4, over what the file"
              + " says; may be repeated. mcl config explain lists the fields.");

  private ConfigOptions() {}

  static List<Setting> settings(Arguments arguments) {
    return settings(SET, arguments);
  }

  private static List<Setting> settings(CommandOption option, Arguments arguments) {
    return arguments.list(option).stream()
        .map(text -> Setting.parse("--" + option.name(), text))
        .toList();
  }

  /** The same of a command that explains the option in its own words. */
  static <T extends Record> T read(
      Path file, CommandOption option, Arguments arguments, T defaults) {
    return Configuration.read(Optional.of(file), settings(option, arguments), defaults).value();
  }

  /** The resolved configuration of a file with what {@code --set} says. */
  static <T extends Record> T read(Path file, Arguments arguments, T defaults) {
    return read(Optional.of(file), arguments, defaults);
  }

  /** The defaults with what a file and {@code --set} say. */
  static <T extends Record> T read(Optional<Path> file, Arguments arguments, T defaults) {
    return Configuration.read(file, settings(arguments), defaults).value();
  }
}
