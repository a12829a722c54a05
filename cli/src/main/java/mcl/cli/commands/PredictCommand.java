package mcl.cli.commands;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.encode.TextLines;
import mcl.cli.encode.TextSource;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.cli.predict.InputFormat;
import mcl.cli.predict.PredictRun;
import mcl.cli.predict.PredictionFormat;

/** {@code mcl predict}: what a fine-tuned model says of texts. */
public final class PredictCommand implements Command {
  private static final String STANDARD_INPUT = "-";
  private static final CommandOption TEXT =
      CommandOption.list("text", "TEXT", OptionGroup.INPUT, "Texts to read.");
  private static final CommandOption INPUT =
      CommandOption.value(
          "input", "FILE", OptionGroup.INPUT, "A file to read; - for standard input.");
  private static final CommandOption INPUT_FORMAT =
      CommandOption.value(
          "input-format",
          "KIND",
          OptionGroup.INPUT,
          "lines: a text on each line, of a pair two with a tab between them (so a question and its"
              + " passage), words with blanks between them. squad: a file in SQuAD's form. tsv: a table with a header line. jsonl: a JSON object on each line. If"
              + " not given, the ending of the file tells; lines for others.");
  private static final CommandOption MODEL =
      CommandOption.value(
              "model",
              "DIR",
              OptionGroup.MODEL,
              "What mcl finetune wrote, or a fine-tuned ELECTRA model of Hugging Face transformers.")
          .required();
  private static final CommandOption FORMAT =
      CommandOption.value(
              "format",
              "KIND",
              OptionGroup.OUTPUT,
              "jsonl: one JSON object a row. tsv: a table with index, prediction and probability.")
          .orElse("jsonl");
  private static final CommandOption MAX_LENGTH =
      CommandOption.value(
          "max-length",
          "N",
          OptionGroup.OTHER,
          "Tokens of a text, special ones included; longer ones are cut. The most that the model"
              + " reads if not given.");
  private static final CommandOption BATCH =
      CommandOption.value("batch-size", "N", OptionGroup.OTHER, "Texts that are read together.")
          .orElse(32);

  @Override
  public String name() {
    return "predict";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.RESULTS;
  }

  @Override
  public String summary() {
    return "Apply a fine-tuned model to texts";
  }

  @Override
  public String description() {
    return "Reads texts with a fine-tuned model and writes what it says of each, in their order: a"
        + " label with the probabilities of all, a score, a label for each word, or an answer with its"
        + " place in the passage. The input may be"
        + " endless: what is there is answered before more is waited for.";
  }

  @Override
  public String operands() {
    return "[" + STANDARD_INPUT + "]";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(
        TEXT,
        INPUT,
        INPUT_FORMAT,
        ColumnOptions.TEXT,
        ColumnOptions.SECOND,
        TuningOptions.SKIP_BAD_ROWS,
        FORMAT,
        MODEL,
        MAX_LENGTH,
        BATCH);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "mcl predict --model tuned --input sentences.txt > labels.jsonl",
            "What the model says of each line of the file."),
        new Example(
            "mcl predict --model tuned/rte --input pairs.tsv --text-column premise --second-column"
                + " claim --format tsv",
            "Pairs from a table."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session)
      throws IOException, InterruptedException {
    Optional<Path> file = source(arguments);
    PredictRun run =
        new PredictRun(
            arguments.path(MODEL),
            new PredictRun.Settings(
                inputFormat(arguments, file),
                ColumnOptions.of(arguments),
                arguments.choice(FORMAT, PredictionFormat.class),
                arguments.flag(TuningOptions.SKIP_BAD_ROWS),
                arguments.integer(BATCH, 1, 100_000),
                arguments.given(MAX_LENGTH)
                    ? arguments.integer(MAX_LENGTH, 5, 1_000_000)
                    : Integer.MAX_VALUE));
    if (arguments.given(TEXT)) {
      run.predict(TextSource.of(arguments.list(TEXT)), session);
    } else if (file.isEmpty()) {
      run.predict(new TextLines(System.in, "standard input"), session);
    } else if (run.settings().input() == InputFormat.SQUAD) {
      run.predictQuestions(file.get(), session);
    } else {
      try (InputStream lines = open(file.get())) {
        run.predict(new TextLines(lines, file.get().toString()), session);
      }
    }
    return ExitCode.DONE;
  }

  private static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw UserException.cannotRead(file, e);
    }
  }

  /** The file to read, none for standard input or texts. */
  private static Optional<Path> source(Arguments arguments) {
    boolean inputIsDash = arguments.optionalText(INPUT).filter(STANDARD_INPUT::equals).isPresent();
    boolean file = arguments.given(INPUT) && !inputIsDash;
    boolean dash = inputIsDash || arguments.operands().equals(List.of(STANDARD_INPUT));
    int sources = (dash ? 1 : 0) + (file ? 1 : 0) + (arguments.given(TEXT) ? 1 : 0);
    if (sources != 1 || (!dash && !arguments.operands().isEmpty())) {
      throw new UserException(
          "Say once what to read: --text TEXT, --input FILE, or - for standard input.");
    }
    return file ? Optional.of(arguments.path(INPUT)) : Optional.empty();
  }

  private static InputFormat inputFormat(Arguments arguments, Optional<Path> file) {
    boolean columns = arguments.given(ColumnOptions.TEXT) || arguments.given(ColumnOptions.SECOND);
    InputFormat format =
        arguments.given(INPUT_FORMAT)
            ? arguments.choice(INPUT_FORMAT, InputFormat.class)
            : file.map(InputFormat::of).orElse(InputFormat.LINES);
    if (format == InputFormat.SQUAD && file.isEmpty()) {
      throw new UserException("--input-format squad reads a file: name it with --input.");
    }
    boolean named = format == InputFormat.TSV || format == InputFormat.JSONL;
    if (columns && !named) {
      throw new UserException(
          "--text-column and --second-column are for --input-format tsv and jsonl.");
    }
    return format;
  }
}
