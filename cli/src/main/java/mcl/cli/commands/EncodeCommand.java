package mcl.cli.commands;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.encode.EncodeRun;
import mcl.cli.encode.OutputFormat;
import mcl.cli.encode.OutputKind;
import mcl.cli.encode.TextLines;
import mcl.cli.encode.TextSource;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.finetuning.inference.ModelFolder;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.electra.Player;

/** {@code mcl encode}: what a model makes of sentences. */
public final class EncodeCommand implements Command {
  private static final String STANDARD_INPUT = "-";
  private static final CommandOption TEXT =
      CommandOption.list("text", "TEXT", OptionGroup.INPUT, "Texts to read.");
  private static final CommandOption INPUT =
      CommandOption.value(
          "input", "FILE", OptionGroup.INPUT, "A file with a text on each line; - as below.");
  private static final CommandOption PAIRS =
      CommandOption.flag(
          "pairs",
          OptionGroup.INPUT,
          "Each text is two with a tab between them, read as segments 0 and 1.");
  private static final CommandOption MAX_LENGTH =
      CommandOption.value(
          "max-length",
          "N",
          OptionGroup.INPUT,
          "Tokens of a text, special ones included; longer ones are cut. The most that the model"
              + " reads if not given.");
  private static final CommandOption MODEL =
      CommandOption.value(
              "model",
              "DIR",
              OptionGroup.MODEL,
              "A checkpoint of mcl pretrain, or a folder of one network as Hugging Face transformers"
                  + " saves it: config.json, model.safetensors, tokenizer.")
          .required();
  private static final CommandOption PLAYER =
      CommandOption.value(
          "player",
          "NAME",
          OptionGroup.MODEL,
          "Which network of a checkpoint: discriminator or generator. The discriminator if not"
              + " given, the generator for --output fillings.");
  private static final CommandOption OUTPUT =
      CommandOption.value(
              "output",
              "KIND",
              OptionGroup.OUTPUT,
              "pooled: a vector for each text. tokens: a vector for each token. detection: the"
                  + " probability of each token that it was replaced. logits: what the model's own head"
                  + " says. fillings: what the generator would write at each [MASK].")
          .orElse("pooled");
  private static final CommandOption POOLING =
      CommandOption.value(
              "pooling",
              "KIND",
              OptionGroup.OUTPUT,
              "For pooled: cls, the state of [CLS], or mean, that of all tokens.")
          .orElse("cls");
  private static final CommandOption TOP_K =
      CommandOption.value("top-k", "N", OptionGroup.OUTPUT, "For fillings: how many for a [MASK].")
          .orElse(5);
  private static final CommandOption FORMAT =
      CommandOption.value(
              "format",
              "KIND",
              OptionGroup.OUTPUT,
              "jsonl: one JSON object a line. table: for people, in colours on a terminal.")
          .orElse("jsonl");
  private static final CommandOption BATCH =
      CommandOption.value("batch-size", "N", OptionGroup.OTHER, "Texts that are read together.")
          .orElse(32);

  @Override
  public String name() {
    return "encode";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.RESULTS;
  }

  @Override
  public String summary() {
    return "Turn sentences into vectors, or find the tokens that look replaced";
  }

  @Override
  public String description() {
    return "Reads texts with a trained model, without dropout, and writes what it makes of each, in the"
        + " order of the texts. They come from --text, from a file, or with the operand - from"
        + " standard input, which may be endless. Texts of like length are read together; that"
        + " changes the numbers by float rounding only.";
  }

  @Override
  public String operands() {
    return "[" + STANDARD_INPUT + "]";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(
        TEXT, INPUT, PAIRS, MAX_LENGTH, OUTPUT, POOLING, TOP_K, FORMAT, MODEL, PLAYER, BATCH);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "mcl encode --model runs/mcl-small/checkpoint-1000 --input sentences.txt > vectors.jsonl",
            "A vector for each line of the file."),
        new Example(
            "mcl encode --model checkpoint-1000 --output detection --format table --text sentence",
            "Which tokens look replaced; put the sentence in quotes."),
        new Example(
            "mcl encode --model electra-small --pooling mean -",
            "Mean vectors of the lines of standard input, as they come."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session)
      throws IOException, InterruptedException {
    OutputKind output = arguments.choice(OUTPUT, OutputKind.class);
    refuseUnused(arguments, POOLING, output == OutputKind.POOLED, "pooled");
    refuseUnused(arguments, TOP_K, output == OutputKind.FILLINGS, "fillings");
    refusePlayerOfOne(arguments);
    EncodeRun run =
        new EncodeRun(
            arguments.path(MODEL), player(arguments, output), settings(arguments, output));
    boolean standardInput = readsStandardInput(arguments);
    if (arguments.given(TEXT)) {
      run.encode(TextSource.of(arguments.list(TEXT)), session);
    } else if (standardInput) {
      run.encode(new TextLines(System.in, "standard input"), session);
    } else {
      Path file = arguments.path(INPUT);
      try (InputStream lines = open(file)) {
        run.encode(new TextLines(lines, file.toString()), session);
      }
    }
    return ExitCode.DONE;
  }

  private static EncodeRun.Settings settings(Arguments arguments, OutputKind output) {
    return new EncodeRun.Settings(
        output,
        arguments.choice(POOLING, OutputKind.Pooling.class),
        arguments.choice(FORMAT, OutputFormat.class),
        arguments.integer(TOP_K, 1, 10_000),
        arguments.flag(PAIRS),
        arguments.integer(BATCH, 1, 100_000),
        arguments.given(MAX_LENGTH)
            ? arguments.integer(MAX_LENGTH, 5, 1_000_000)
            : Integer.MAX_VALUE);
  }

  private static Player player(Arguments arguments, OutputKind output) {
    if (arguments.given(PLAYER)) {
      return arguments.choice(PLAYER, Player.class);
    }
    return output == OutputKind.FILLINGS ? Player.GENERATOR : Player.DISCRIMINATOR;
  }

  /** A checkpoint holds two networks; elsewhere there is nothing to choose. */
  private static void refusePlayerOfOne(Arguments arguments) {
    Path model = arguments.path(MODEL);
    boolean pair =
        Stream.of(Player.values()).anyMatch(it -> Files.isDirectory(model.resolve(it.folder())));
    boolean one =
        Stream.of("", ModelFolder.TUNED)
            .anyMatch(it -> Files.exists(model.resolve(it).resolve(HuggingFaceConfig.FILE)));
    if (arguments.given(PLAYER) && one && !pair) {
      throw UserException.of(
          "--player chooses a network of a checkpoint, but %s holds one network. Leave it out.",
          model);
    }
  }

  private static void refuseUnused(
      Arguments arguments, CommandOption option, boolean used, String output) {
    if (arguments.given(option) && !used) {
      throw UserException.of("--%s is for --output %s only.", option.name(), output);
    }
  }

  private static boolean readsStandardInput(Arguments arguments) {
    List<String> operands = arguments.operands();
    operands.stream()
        .filter(word -> !word.equals(STANDARD_INPUT))
        .findFirst()
        .ifPresent(
            word -> {
              throw UserException.of(
                  "\"%s\" belongs to no option. Give texts with --text, a file with --input.",
                  word);
            });
    boolean inputIsDash = arguments.optionalText(INPUT).filter(STANDARD_INPUT::equals).isPresent();
    boolean dash = !operands.isEmpty() || inputIsDash;
    boolean file = arguments.given(INPUT) && !inputIsDash;
    int sources = (dash ? 1 : 0) + (file ? 1 : 0) + (arguments.given(TEXT) ? 1 : 0);
    if (sources != 1) {
      throw UserException.of(
          "%s: --text TEXT, --input FILE, or - for standard input.",
          sources == 0 ? "Say what to read" : "Say once what to read");
    }
    return dash;
  }

  private static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw UserException.of(
          "--input: %s is a folder. Name a file with a text on each line.", file);
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
}
