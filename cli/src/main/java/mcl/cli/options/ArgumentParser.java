package mcl.cli.options;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mcl.base.check.Require;
import mcl.base.check.UserException;
import mcl.base.json.NearestName;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/**
 * Turns the words behind a command into {@link Arguments}, or says in one line which word is wrong.
 *
 * <p>A word that begins with two dashes is always an option, so a misspelled option is never taken
 * for the value of the one before it; a value that begins with dashes is written {@code
 * --name=--value}.
 */
public final class ArgumentParser {
  private final String command;
  private final List<CommandOption> options;
  private final String operands;

  /**
   * A parser for one command.
   *
   * @param command how the user calls it, such as "mcl vocab"
   * @param operands what the words without an option mean, as the help shows it; empty if the
   *     command takes none
   */
  public ArgumentParser(String command, List<CommandOption> options, String operands) {
    this.command = command;
    this.options = List.copyOf(options);
    this.operands = operands;
    long different = options.stream().flatMap(option -> option.names().stream()).distinct().count();
    long all = options.stream().mapToLong(option -> option.names().size()).sum();
    Require.argument(different == all, "%s declares an option twice", command);
  }

  /**
   * Reads the words behind the command's name.
   *
   * @throws UserException for an unknown, repeated or missing option, a missing value, or a word
   *     too many
   */
  public Arguments parse(List<String> words) {
    words.stream()
        .takeWhile(word -> !word.equals("--"))
        .filter(word -> word.startsWith("--"))
        .forEach(this::requireKnown);
    Arguments arguments = new Arguments(commonsParse(words), words);
    options.forEach(option -> requireOnce(option, arguments));
    requireAll(arguments);
    if (operands.isEmpty() && !arguments.operands().isEmpty()) {
      throw tooMany(arguments.operands().get(0));
    }
    return arguments;
  }

  private CommandLine commonsParse(List<String> words) {
    DefaultParser parser =
        DefaultParser.builder()
            .setAllowPartialMatching(false)
            .setStripLeadingAndTrailingQuotes(false)
            .get();
    try {
      return parser.parse(commonsOptions(), words.toArray(String[]::new));
    } catch (MissingArgumentException e) {
      throw UserException.of("--%s needs a value: %s.", name(e.getOption()), usage(e.getOption()));
    } catch (UnrecognizedOptionException e) {
      throw unknown(e.getOption());
    } catch (ParseException e) {
      throw new UserException(e.getMessage() + " " + seeHelp(), e);
    }
  }

  private Options commonsOptions() {
    Options known = new Options();
    for (CommandOption option : options) {
      for (String name : option.names()) {
        Option.Builder builder = Option.builder().longOpt(name);
        switch (option.kind()) {
          case VALUE -> builder.hasArg();
          case LIST -> builder.hasArgs();
          case FLAG, TOGGLE -> builder.hasArg(false);
          default -> throw new IllegalStateException(option.kind().name());
        }
        known.addOption(builder.get());
      }
    }
    return known;
  }

  private void requireKnown(String word) {
    String name = word.split("=", 2)[0].substring(2);
    Optional<CommandOption> known =
        options.stream().filter(option -> option.names().contains(name)).findFirst();
    if (known.isEmpty()) {
      throw unknown("--" + name);
    }
    boolean takesNone = known.get().valueName().isEmpty();
    if (takesNone && word.contains("=")) {
      throw UserException.of("--%s takes no value, but \"%s\" gives it one.", name, word);
    }
  }

  private static void requireOnce(CommandOption option, Arguments arguments) {
    boolean repeatable = option.kind() == CommandOption.Kind.LIST;
    if (!repeatable && arguments.mentions(option) > 1) {
      String names =
          option.names().stream().map(name -> "--" + name).collect(Collectors.joining(" or "));
      throw UserException.of("%s is given more than once; give it once.", names);
    }
  }

  private void requireAll(Arguments arguments) {
    List<String> missing =
        options.stream()
            .filter(option -> option.isRequired() && !arguments.given(option))
            .map(CommandOption::usage)
            .toList();
    if (!missing.isEmpty()) {
      String verb = missing.size() == 1 ? "is" : "are";
      throw UserException.of("%s %s missing. %s", String.join(" and ", missing), verb, seeHelp());
    }
  }

  private UserException tooMany(String word) {
    return UserException.of(
        "\"%s\" belongs to no option, and %s takes none such. %s%s",
        word, command, word.equals("-") ? standardInput() : quotes(), seeHelp());
  }

  /** Where a dash belongs, if the help of an option says that it takes one. */
  private String standardInput() {
    return options.stream()
        .filter(option -> option.description().contains("- for standard input"))
        .findFirst()
        .map(option -> "Write --" + option.name() + " - for standard input. ")
        .orElse("");
  }

  /** What most often went wrong, where there is an option for a text. */
  private String quotes() {
    boolean takesValues = options.stream().anyMatch(option -> !option.valueName().isEmpty());
    return takesValues ? "Put quotes around a value with spaces, such as a text. " : "";
  }

  private UserException unknown(String word) {
    String name = word.split("=", 2)[0];
    List<String> known =
        options.stream().flatMap(option -> option.names().stream()).map(n -> "--" + n).toList();
    String repair =
        NearestName.to(name, known)
            .map(nearest -> "Did you mean " + nearest + "?")
            .orElseGet(this::seeHelp);
    return UserException.of("unknown option %s. %s", name, repair);
  }

  private String seeHelp() {
    return command + " --help explains the options.";
  }

  private static String name(Option option) {
    return option.getLongOpt();
  }

  private String usage(Option option) {
    return options.stream()
        .filter(known -> known.names().contains(name(option)))
        .map(CommandOption::usage)
        .findFirst()
        .orElseThrow();
  }
}
