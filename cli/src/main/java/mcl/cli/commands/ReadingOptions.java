package mcl.cli.commands;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.cli.encode.TextLines;
import mcl.cli.encode.TextSource;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;

/** What the commands that read texts with a finished model have in common. */
final class ReadingOptions {
  static final CommandOption TEXT =
      CommandOption.list("text", "TEXT", OptionGroup.INPUT, "Texts to read.");
  static final CommandOption INPUT =
      CommandOption.value(
          "input", "FILE", OptionGroup.INPUT, "A file to read; - for standard input.");
  static final CommandOption MAX_LENGTH =
      CommandOption.value(
          "max-length",
          "N",
          OptionGroup.INPUT,
          "Tokens of a text, special ones included; longer ones are cut. The most that the model"
              + " reads if not given.");
  static final CommandOption BATCH =
      CommandOption.value("batch-size", "N", OptionGroup.OTHER, "Texts that are read together.")
          .orElse(32);

  private ReadingOptions() {}

  /** What reads the texts. */
  interface Reader {
    void read(TextSource texts) throws IOException, InterruptedException;
  }

  /** Lets the texts that the user names be read, and closes what they come from. */
  static void read(Arguments arguments, Reader reader) throws IOException, InterruptedException {
    Optional<Path> file = file(arguments);
    if (arguments.given(TEXT)) {
      reader.read(TextSource.of(arguments.list(TEXT)));
    } else if (file.isEmpty()) {
      reader.read(TextSource.standardInput());
    } else {
      try (InputStream lines = open(file.get())) {
        reader.read(new TextLines(lines, file.get().toString()));
      }
    }
  }

  /** The file to read, none for standard input or texts; exactly one of these must be named. */
  static Optional<Path> file(Arguments arguments) {
    List<String> operands = arguments.operands();
    operands.stream()
        .filter(word -> !word.equals(TextSource.STANDARD_INPUT))
        .findFirst()
        .ifPresent(
            word -> {
              throw UserException.of(
                  "\"%s\" belongs to no option. Give texts with --text, a file with --input.",
                  word);
            });
    boolean inputIsDash =
        arguments.optionalText(INPUT).filter(TextSource.STANDARD_INPUT::equals).isPresent();
    boolean dash = !operands.isEmpty() || inputIsDash;
    boolean file = arguments.given(INPUT) && !inputIsDash;
    int sources = (dash ? 1 : 0) + (file ? 1 : 0) + (arguments.given(TEXT) ? 1 : 0);
    if (sources != 1) {
      throw UserException.of(
          "%s: --text TEXT, --input FILE, or - for standard input.",
          sources == 0 ? "Say what to read" : "Say once what to read");
    }
    return file ? Optional.of(arguments.path(INPUT)) : Optional.empty();
  }

  private static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw UserException.of("--input: %s is a folder. Name a file with texts.", file);
    }
    if (!Files.exists(file)) {
      throw UserException.of("--input: %s does not exist.", file);
    }
    if (!Files.isReadable(file)) {
      throw UserException.of("--input: %s cannot be read: permission denied.", file);
    }
    return new FileInputStream(
        file.toFile()); // knows what a pipe holds; a channel would seek in it
  }

  static int batchSize(Arguments arguments) {
    return arguments.integer(BATCH, 1, 100_000);
  }

  /** Tokens of a text, at most. */
  static int maxLength(Arguments arguments) {
    return arguments.given(MAX_LENGTH)
        ? arguments.integer(MAX_LENGTH, 5, 1_000_000)
        : Integer.MAX_VALUE;
  }
}
