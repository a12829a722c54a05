package mcl.cli.commands;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import mcl.base.check.UserException;
import mcl.base.json.NearestName;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.config.ConfigKind;
import mcl.cli.config.ConfigSchema;
import mcl.cli.config.Explanation;
import mcl.cli.config.ResolvedPage;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;

/** {@code mcl config}: explains, resolves and describes configurations. */
public final class ConfigCommand implements Command {
  private static final List<String> ACTIONS = List.of("explain", "show", "schema");

  private static final CommandOption CONFIG =
      CommandOption.value(
          "config",
          "FILE",
          OptionGroup.MODEL,
          "For show: the file; without one the defaults are shown.");

  @Override
  public String name() {
    return "config";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.TRAINING;
  }

  @Override
  public String summary() {
    return "Explain, show and check configuration files";
  }

  @Override
  public String description() {
    return "explain [COMMAND] [FIELD]: what a field or a section means, its type, range and default;"
        + " without FIELD, all fields.\n"
        + "show [COMMAND]: the configuration that --config and --set add up to, with where each value"
        + " comes from. The output is a configuration file itself.\n"
        + "schema [COMMAND]: the JSON Schema, for editors; also in configs/schema/.\n"
        + "COMMAND is the one that reads the configuration: "
        + ConfigKind.names()
        + ". If not given, explain looks at all, and the others mean pretrain.";
  }

  @Override
  public String operands() {
    return "explain|show|schema [" + ConfigKind.names() + "] [FIELD]";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(CONFIG, ConfigOptions.SET);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("mcl config explain optimizer.learningRate", "What the field means."),
        new Example("mcl config explain courses", "All fields of a section."),
        new Example(
            "mcl config show --config configs/mcl-base.json --set batch.size=64",
            "The whole configuration, and which file each value comes from."),
        new Example(
            "mcl config schema finetune > finetune.schema.json",
            "The schema of the configuration of mcl finetune."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session) {
    List<String> words = arguments.operands();
    String action = words.isEmpty() ? "" : words.get(0);
    requireAction(action);
    requireOptionsOnlyForShow(action, arguments);
    Optional<ConfigKind> kind = words.size() > 1 ? ConfigKind.of(words.get(1)) : Optional.empty();
    List<String> rest = words.subList(kind.isPresent() ? 2 : 1, words.size());
    session.out().print(text(action, kind, rest, arguments, session));
    return ExitCode.DONE;
  }

  private static String text(
      String action,
      Optional<ConfigKind> kind,
      List<String> rest,
      Arguments arguments,
      Session session) {
    if (action.equals("explain")) {
      requireAtMost(1, rest);
      return explain(kind, rest, session.terminal().width());
    }
    requireKnownCommand(rest);
    ConfigKind one = kind.orElse(ConfigKind.PRETRAIN);
    return action.equals("schema")
        ? ConfigSchema.of(one)
        : ResolvedPage.of(
            one.read(arguments.optionalPath(CONFIG), ConfigOptions.settings(arguments)));
  }

  private static String explain(Optional<ConfigKind> kind, List<String> field, int width) {
    List<ConfigKind> kinds = kind.map(List::of).orElse(List.of(ConfigKind.values()));
    return field.isEmpty()
        ? Explanation.all(kinds, width)
        : Explanation.of(kinds, field.get(0), width);
  }

  private static void requireAction(String action) {
    if (!ACTIONS.contains(action)) {
      String repair =
          NearestName.to(action, ACTIONS)
              .map(name -> "Did you mean " + name + "?")
              .orElse("Say explain, show or schema.");
      throw UserException.of(
          "mcl config %s. %s", action.isEmpty() ? "needs a word" : "has no " + action, repair);
    }
  }

  private static void requireOptionsOnlyForShow(String action, Arguments arguments) {
    boolean given =
        List.of(CONFIG, ConfigOptions.SET).stream()
            .anyMatch((Predicate<CommandOption>) arguments::given);
    if (given && !action.equals("show")) {
      throw UserException.of("--config and --set belong to mcl config show, not to %s.", action);
    }
  }

  private static void requireAtMost(int count, List<String> words) {
    if (words.size() > count) {
      throw UserException.of("\"%s\" is one word too many.", words.get(count));
    }
  }

  private static void requireKnownCommand(List<String> rest) {
    if (!rest.isEmpty()) {
      List<String> names = Arrays.stream(ConfigKind.values()).map(ConfigKind::command).toList();
      throw UserException.of(
          "\"%s\" is no command that reads a configuration. Known: %s.",
          rest.get(0), String.join(", ", names));
    }
  }
}
