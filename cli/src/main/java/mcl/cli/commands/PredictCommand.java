package mcl.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.bridge.ops.Precision;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.encode.TextSource;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.cli.predict.InputFormat;
import mcl.cli.predict.PredictRun;
import mcl.cli.predict.PredictionFormat;

/** {@code mcl predict}: what a fine-tuned model says of texts. */
public final class PredictCommand implements Command {
  private static final CommandOption INPUT_FORMAT =
      CommandOption.value(
          "input-format",
          "KIND",
          OptionGroup.INPUT,
          "lines: a text on each line, of a pair two with a tab between them (so a question and its"
              + " passage), words with blanks between them. squad: a file in SQuAD's form. conll: a word on"
              + " each line, in columns, and an empty line behind each sentence. tsv: a table with a"
              + " header line. jsonl: a JSON object on each line. If not given, the ending of the"
              + " file tells (never squad); lines for others.");
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
    return "[" + TextSource.STANDARD_INPUT + "]";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(
        ReadingOptions.TEXT,
        ReadingOptions.INPUT,
        INPUT_FORMAT,
        ColumnOptions.TEXT,
        ColumnOptions.SECOND,
        TuningOptions.SKIP_BAD_ROWS,
        ReadingOptions.MAX_LENGTH,
        FORMAT,
        MODEL,
        ReadingOptions.BATCH,
        ComputeOptions.OPS,
        ComputeOptions.DEVICE);
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
    Optional<Path> file = ReadingOptions.file(arguments);
    PredictRun run =
        new PredictRun(
            arguments.path(MODEL),
            settings(arguments, file),
            ComputeOptions.choose(arguments, Precision.FLOAT32, session.err()));
    if (run.settings().input().isWhole()) {
      run.predictWhole(file.orElseThrow(), session);
    } else {
      ReadingOptions.read(arguments, texts -> run.predict(texts, session));
    }
    return ExitCode.DONE;
  }

  private static PredictRun.Settings settings(Arguments arguments, Optional<Path> file) {
    return new PredictRun.Settings(
        inputFormat(arguments, file),
        ColumnOptions.of(arguments),
        arguments.choice(FORMAT, PredictionFormat.class),
        arguments.flag(TuningOptions.SKIP_BAD_ROWS),
        ReadingOptions.batchSize(arguments),
        ReadingOptions.maxLength(arguments));
  }

  private static InputFormat inputFormat(Arguments arguments, Optional<Path> file) {
    boolean columns = arguments.given(ColumnOptions.TEXT) || arguments.given(ColumnOptions.SECOND);
    InputFormat format =
        arguments.given(INPUT_FORMAT)
            ? arguments.choice(INPUT_FORMAT, InputFormat.class)
            : file.map(InputFormat::of).orElse(InputFormat.LINES);
    if (format.isWhole() && file.isEmpty()) {
      throw UserException.of(
          "--input-format %s reads a file: name it with --input.", arguments.text(INPUT_FORMAT));
    }
    if (columns && !format.hasColumns()) {
      throw new UserException(
          "--text-column and --second-column are for --input-format tsv, jsonl and conll.");
    }
    return format;
  }
}
