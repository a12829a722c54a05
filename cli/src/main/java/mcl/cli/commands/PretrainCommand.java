package mcl.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.cli.training.PretrainDisplay;
import mcl.cli.training.PretrainRun;
import mcl.cli.training.RunStart;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.StopReason;
import mcl.tokenization.shards.ShardReader;

/** {@code mcl pretrain}: pre-trains a generator and discriminator. */
public final class PretrainCommand implements Command {
  private static final CommandOption CONFIG =
      CommandOption.value(
              "config",
              "FILE",
              OptionGroup.MODEL,
              "A JSON file such as configs/mcl-small.json; what it leaves out is ELECTRA-small.")
          .required();
  private static final CommandOption DATA =
      CommandOption.value("data", "DIR", OptionGroup.INPUT, "Shards that mcl tokenize wrote.")
          .required();
  private static final CommandOption OUT =
      CommandOption.value(
              "out",
              "DIR",
              OptionGroup.OUTPUT,
              "A new folder for run.json, metrics.jsonl, tensorboard/, report.html and the checkpoints.")
          .required();
  private static final CommandOption FROM =
      CommandOption.value(
          "from",
          "CHECKPOINT",
          OptionGroup.MODEL,
          "Go on with both players of a checkpoint of mcl pretrain or mcl import, of the same sizes"
              + " and vocabulary; steps, learning rate and optimizer begin anew.");
  private static final CommandOption DISCRIMINATOR_FROM =
      CommandOption.value(
          "discriminator-from",
          "DIR",
          OptionGroup.MODEL,
          "Start the discriminator's encoder and the shared embeddings from this encoder: the"
              + " generator or discriminator folder of a checkpoint, of the same sizes and"
              + " vocabulary. All else starts at random.");

  private static final CommandOption VERIFY =
      CommandOption.toggle(
          "verify",
          OptionGroup.INPUT,
          "Compare every shard with its checksum first, which reads all of the data once.",
          true);

  @Override
  public String name() {
    return "pretrain";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.TRAINING;
  }

  @Override
  public String summary() {
    return "Pre-train a generator and discriminator on token shards";
  }

  @Override
  public String description() {
    return "Pre-trains by the courses of the configuration: replaced token detection alone is"
        + " ELECTRA; swapped and inserted tokens and the correction of mistakes make it MCL. Held-out"
        + " documents are judged at intervals, and report.html shows how it goes. Checkpoints hold a generator/ and a discriminator/ folder as Hugging Face"
        + " transformers reads them. Ctrl-C ends the step, saves, and exits with code 130.";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(DATA, VERIFY, OUT, CONFIG, FROM, DISCRIMINATOR_FROM);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "mcl pretrain --config configs/mcl-small.json --data shards --out runs/mcl-small",
            "All five courses at the size of ELECTRA-small."),
        new Example(
            "mcl pretrain --config configs/electra-small.json --data shards --out runs/small",
            "ELECTRA-small."),
        new Example(
            "mcl pretrain --from electra-small --config configs/mcl-small.json --data shards --out"
                + " runs/more",
            "Go on with a pair that mcl import wrote."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session) throws IOException {
    PretrainConfig config =
        Json.read(arguments.path(CONFIG), PretrainConfig.class, PretrainConfig.defaults());
    RunStart start = start(arguments);
    Path data = arguments.path(DATA);
    try (ShardReader shards = ShardReader.open(data)) {
      if (arguments.flag(VERIFY)) {
        shards.verify();
      }
      PretrainRun run = new PretrainRun(config, data, shards, start, session.err());
      Path out = arguments.path(OUT);
      StopReason reason;
      try (PretrainDisplay display =
          new PretrainDisplay(session, config.schedule().totalSteps(), config.logEvery())) {
        reason = run.into(out, List.of(display), session.interruption().listen());
      }
      return end(reason, out, session);
    }
  }

  private static RunStart start(Arguments arguments) {
    if (arguments.given(FROM) && arguments.given(DISCRIMINATOR_FROM)) {
      throw new UserException(
          "--from and --discriminator-from are both given. --from starts both players from one"
              + " checkpoint, the other starts the discriminator alone: choose one.");
    }
    return arguments
        .optionalPath(FROM)
        .map(RunStart::pair)
        .orElseGet(() -> RunStart.encoder(arguments.optionalPath(DISCRIMINATOR_FROM)));
  }

  private static ExitCode end(StopReason reason, Path out, Session session) {
    return switch (reason) {
      case FINISHED -> {
        session
            .out()
            .println("Finished. The run is in " + out + "; open " + out.resolve("report.html"));
        yield ExitCode.DONE;
      }
      case INTERRUPTED -> {
        session.err().println("Interrupted; the weights so far are in " + out);
        yield ExitCode.INTERRUPTED;
      }
      case NOT_FINITE -> {
        session
            .err()
            .println(
                "error: loss or gradient was not finite in too many steps in a row. A lower"
                    + " optimizer.learningRate or a longer warm-up usually mends that.");
        yield ExitCode.FAILED;
      }
    };
  }
}
