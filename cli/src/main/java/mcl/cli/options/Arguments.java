package mcl.cli.options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mcl.base.check.Require;
import mcl.base.check.UserException;
import mcl.base.json.NearestName;
import org.apache.commons.cli.CommandLine;

/**
 * The options of one call, read by type. What does not have the expected form is a {@link
 * UserException} that names the option, the form and the word that was given.
 */
public final class Arguments {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

  private final CommandLine line;
  private final List<String> words;

  Arguments(CommandLine line, List<String> words) {
    this.line = line;
    this.words = List.copyOf(words);
  }

  /** All words behind the command's name, as typed. */
  public List<String> words() {
    return words;
  }

  /** Whether the user gave the option. */
  public boolean given(CommandOption option) {
    return mentions(option) > 0;
  }

  /** Whether a flag was given, or the side to which a toggle was switched. */
  public boolean flag(CommandOption option) {
    if (option.kind() == CommandOption.Kind.TOGGLE) {
      boolean off = line.hasOption("no-" + option.name());
      return !off && (line.hasOption(option.name()) || option.fallback().equals("on"));
    }
    return line.hasOption(option.name());
  }

  /** The value as typed, or the default; the option must be required or have one. */
  public String text(CommandOption option) {
    Optional<String> text = optionalText(option);
    Require.state(text.isPresent(), "--%s is neither required nor has it a default", option.name());
    return text.orElseThrow();
  }

  /** The value as typed, or the default, or nothing. */
  public Optional<String> optionalText(CommandOption option) {
    String typed = line.getOptionValue(option.name());
    return Optional.ofNullable(typed)
        .or(() -> Optional.of(option.fallback()).filter(text -> !text.isEmpty()));
  }

  /** A file or folder; it need not exist. */
  public Path path(CommandOption option) {
    return pathOf(option, text(option));
  }

  /** A file or folder that may be left out. */
  public Optional<Path> optionalPath(CommandOption option) {
    return optionalText(option).map(text -> pathOf(option, text));
  }

  /** All values of a list option, in the order given; the default where there are none. */
  public List<String> list(CommandOption option) {
    String[] typed = line.getOptionValues(option.name());
    return typed == null ? optionalText(option).stream().toList() : List.of(typed);
  }

  /** All values of a list option as files or folders. */
  public List<Path> paths(CommandOption option) {
    return list(option).stream().map(text -> pathOf(option, text)).toList();
  }

  /** A whole number from {@code min} to {@code max}, both allowed. */
  public int integer(CommandOption option, int min, int max) {
    return (int) whole(option, min, max);
  }

  /** A whole number from {@code min} to {@code max}, both allowed, beyond the range of an int. */
  public long whole(CommandOption option, long min, long max) {
    String text = text(option);
    boolean isNumber = WHOLE.matcher(text).matches();
    long value = isNumber ? Long.parseLong(text) : 0;
    boolean unbounded = max == Integer.MAX_VALUE || max == Long.MAX_VALUE;
    String range = unbounded ? "of at least " + min : "from " + min + " to " + max;
    require(isNumber && value >= min && value <= max, option, "a whole number " + range, text);
    return value;
  }

  /** A number from {@code min} to {@code max}, both allowed. */
  public double number(CommandOption option, double min, double max) {
    String text = text(option);
    boolean isNumber = DECIMAL.matcher(text).matches();
    double value = isNumber ? Double.parseDouble(text) : 0;
    String upTo = max == Double.MAX_VALUE ? "of at least " : "from ";
    String end = max == Double.MAX_VALUE ? "" : " to " + plain(max);
    String form = "a number " + upTo + plain(min) + end;
    require(isNumber && value >= min && value <= max, option, form, text);
    return value;
  }

  /** One of an enum's constants, written in lower case with dashes. */
  public <E extends Enum<E>> E choice(CommandOption option, Class<E> type) {
    String text = text(option);
    E[] constants = type.getEnumConstants();
    List<String> known = Arrays.stream(constants).map(Arguments::spelling).toList();
    int index = known.indexOf(dashed(text));
    String nearest =
        NearestName.to(text, known).map(name -> " Did you mean " + name + "?").orElse("");
    String form = known.stream().collect(Collectors.joining(", ", "one of ", ""));
    if (index < 0) {
      throw new UserException(wrong(option, form, text) + nearest);
    }
    return constants[index];
  }

  /** A value as configurations write it, {@code gradientDisentangled}, is as good. */
  private static String dashed(String text) {
    return text.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** How a constant is written on the command line: lower case with dashes. */
  public static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words that belong to no option. */
  public List<String> operands() {
    return List.copyOf(line.getArgList());
  }

  /** How many times the option was mentioned, under any of its names. */
  int mentions(CommandOption option) {
    return (int)
        Arrays.stream(line.getOptions())
            .filter(given -> option.names().contains(given.getLongOpt()))
            .count();
  }

  private static Path pathOf(CommandOption option, String text) {
    try {
      require(!text.isBlank(), option, "a file or folder", text);
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UserException(wrong(option, "a file or folder", text), e);
    }
  }

  private static void require(boolean holds, CommandOption option, String form, String given) {
    if (!holds) {
      throw new UserException(wrong(option, form, given));
    }
  }

  private static String wrong(CommandOption option, String form, String given) {
    return "--" + option.name() + ": expected " + form + ", not \"" + given + "\".";
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
