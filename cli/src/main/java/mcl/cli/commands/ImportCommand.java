package mcl.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.cli.BuildVersion;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.exchange.importing.ImportRequest;
import mcl.exchange.importing.Importer;
import mcl.model.electra.EmbeddingSharing;
import mcl.pretraining.PretrainConfig;

/** {@code mcl import}: takes ELECTRA models of Hugging Face transformers in. */
public final class ImportCommand implements Command {
  private static final CommandOption FROM =
      CommandOption.value(
          "from",
          "DIR",
          OptionGroup.INPUT,
          "A folder with config.json, model.safetensors (or shards and their index) and a tokenizer:"
              + " a discriminator, generator, encoder or fine-tuned model, told by its"
              + " configuration; or a folder that holds generator/ and discriminator/.");
  private static final CommandOption GENERATOR =
      CommandOption.value(
          "generator-from", "DIR", OptionGroup.INPUT, "Such a folder, as the pair's generator.");
  private static final CommandOption DISCRIMINATOR =
      CommandOption.value(
          "discriminator-from",
          "DIR",
          OptionGroup.INPUT,
          "Such a folder, as the pair's discriminator.");
  private static final CommandOption OUT =
      CommandOption.value("out", "DIR", OptionGroup.OUTPUT, "A new folder.").required();
  private static final CommandOption CONFIG =
      CommandOption.value(
          "config",
          "FILE",
          OptionGroup.MODEL,
          "The configuration of the run that will go on: it says the sizes of a player that is"
              + " missing. Without it a generator is a quarter as wide as the discriminator.");
  private static final CommandOption SHARING =
      CommandOption.value(
          "embedding-sharing",
          "HOW",
          OptionGroup.MODEL,
          "How the pair shares embeddings: tied, gradient-disentangled or none. If not given, tied"
              + " if those of both players are the same, else none.");

  @Override
  public String name() {
    return "import";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.TRAINING;
  }

  @Override
  public String summary() {
    return "Take in an ELECTRA model of Hugging Face transformers";
  }

  @Override
  public String description() {
    return "A generator and a discriminator become a checkpoint, for mcl pretrain --from and mcl"
        + " finetune --model; of one of them alone, the other starts at random and is told of. A"
        + " fine-tuned model becomes the folder that mcl finetune writes. Numbers stay as they are;"
        + " float16 and bfloat16 are widened to float32. Pickled weights (pytorch_model.bin) are"
        + " never read.";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(FROM, GENERATOR, DISCRIMINATOR, OUT, CONFIG, ConfigOptions.SET, SHARING);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "mcl import --discriminator-from electra-small-discriminator --generator-from"
                + " electra-small-generator --out electra-small",
            "A published pair, to go on with: mcl pretrain --from electra-small."),
        new Example(
            "mcl import --from electra-base-discriminator --out electra-base",
            "A discriminator, with a new generator beside it."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session)
      throws IOException, InterruptedException {
    Path out = arguments.path(OUT);
    Optional<EmbeddingSharing> sharing =
        arguments.given(SHARING)
            ? Optional.of(arguments.choice(SHARING, EmbeddingSharing.class))
            : Optional.empty();
    ImportRequest request =
        new ImportRequest(
            arguments.optionalPath(FROM),
            arguments.optionalPath(GENERATOR),
            arguments.optionalPath(DISCRIMINATOR),
            arguments
                .optionalPath(CONFIG)
                .map(it -> ConfigOptions.read(it, arguments, PretrainConfig.defaults())),
            sharing,
            BuildVersion.current().toString());
    session
        .interruption()
        .interrupting(() -> Importer.run(request, out))
        .forEach(session.err()::println);
    session.out().println("Imported into " + out);
    return ExitCode.DONE;
  }
}
