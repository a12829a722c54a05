package mcl.cli.options;

import java.util.List;
import java.util.Locale;
import mcl.base.check.Require;

/**
 * One option of a command: what it is called, what it takes, and what its help line says.
 *
 * <p>A command keeps its options as constants and reads their values through {@link Arguments} by
 * these constants, so a name is spelled once.
 *
 * @param name the long name without dashes
 * @param valueName what the value is, in capitals, as the help shows it; empty where there is none
 * @param fallback the default in the form a user would type it; empty where there is none
 */
public record CommandOption(
    String name,
    Kind kind,
    OptionGroup group,
    String valueName,
    String description,
    boolean isRequired,
    String fallback) {

  /** How many values an option takes. */
  public enum Kind {
    /** One value. */
    VALUE,
    /** Any number of values, after one mention of the option or several. */
    LIST,
    /** None: the option is there or not. */
    FLAG,
    /** None: {@code --name} switches on, {@code --no-name} off. */
    TOGGLE
  }

  /** Checks the name, which becomes part of the public interface. */
  public CommandOption {
    Require.argument(name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"), "option name \"%s\"", name);
  }

  /** An option with one value, such as {@code --steps N}. */
  public static CommandOption value(
      String name, String valueName, OptionGroup group, String description) {
    return new CommandOption(name, Kind.VALUE, group, valueName, description, false, "");
  }

  /** An option with one or more values, such as {@code --data PATH...}. */
  public static CommandOption list(
      String name, String valueName, OptionGroup group, String description) {
    return new CommandOption(name, Kind.LIST, group, valueName, description, false, "");
  }

  /** An option that is off unless it is given. */
  public static CommandOption flag(String name, OptionGroup group, String description) {
    return new CommandOption(name, Kind.FLAG, group, "", description, false, "");
  }

  /** A pair {@code --name} and {@code --no-name}. */
  public static CommandOption toggle(
      String name, OptionGroup group, String description, boolean fallback) {
    String word = fallback ? "on" : "off";
    return new CommandOption(name, Kind.TOGGLE, group, "", description, false, word);
  }

  /** The same option, without which the command does not start. */
  public CommandOption required() {
    return new CommandOption(name, kind, group, valueName, description, true, "");
  }

  /** The same option with the value it has when it is not given. */
  public CommandOption orElse(Object value) {
    String text = String.format(Locale.ROOT, "%s", value);
    return new CommandOption(name, kind, group, valueName, description, false, text);
  }

  /** How the option is typed, such as {@code --steps N} or {@code --[no-]lower-case}. */
  public String usage() {
    return switch (kind) {
      case VALUE -> "--" + name + " " + valueName;
      case LIST -> "--" + name + " " + valueName + "...";
      case FLAG -> "--" + name;
      case TOGGLE -> "--[no-]" + name;
    };
  }

  /** The long names under which it can be given. */
  public List<String> names() {
    return kind == Kind.TOGGLE ? List.of(name, "no-" + name) : List.of(name);
  }
}
