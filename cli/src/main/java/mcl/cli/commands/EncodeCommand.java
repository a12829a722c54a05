package mcl.cli.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.bridge.ops.Precision;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.encode.EncodeRun;
import mcl.cli.encode.OutputFormat;
import mcl.cli.encode.OutputKind;
import mcl.cli.encode.TextSource;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.finetuning.inference.ModelFolder;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.electra.Player;

/** {@code mcl encode}: what a model makes of sentences. */
public final class EncodeCommand implements Command {
  private static final CommandOption PAIRS =
      CommandOption.flag(
          "pairs",
          OptionGroup.INPUT,
          "Each text is two with a tab between them, read as segments 0 and 1.");
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
        + " order of the texts. They come from --text, from a file with a text on each line, or with the"
        + " operand - from standard input, which may be endless. Texts of like length are read together; that"
        + " changes the numbers by float rounding only.";
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
        PAIRS,
        ReadingOptions.MAX_LENGTH,
        OUTPUT,
        POOLING,
        TOP_K,
        FORMAT,
        MODEL,
        PLAYER,
        ReadingOptions.BATCH,
        ComputeOptions.OPS,
        ComputeOptions.DEVICE);
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
    ReadingOptions.file(arguments);
    EncodeRun run =
        new EncodeRun(
            arguments.path(MODEL),
            player(arguments, output),
            settings(arguments, output),
            ComputeOptions.choose(arguments, Precision.FLOAT32, session.err()));
    ReadingOptions.read(arguments, texts -> run.encode(texts, session));
    return ExitCode.DONE;
  }

  private static EncodeRun.Settings settings(Arguments arguments, OutputKind output) {
    return new EncodeRun.Settings(
        output,
        arguments.choice(POOLING, OutputKind.Pooling.class),
        arguments.choice(FORMAT, OutputFormat.class),
        arguments.integer(TOP_K, 1, 10_000),
        arguments.flag(PAIRS),
        ReadingOptions.batchSize(arguments),
        ReadingOptions.maxLength(arguments));
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
}
