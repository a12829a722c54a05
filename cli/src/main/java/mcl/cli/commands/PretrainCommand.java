package mcl.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.Stopped;
import mcl.base.check.UserException;
import mcl.bridge.device.Compute;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.dryrun.DryRun;
import mcl.cli.dryrun.MemoryAdvice;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.cli.training.NextLine;
import mcl.cli.training.PretrainDisplay;
import mcl.cli.training.PretrainRun;
import mcl.cli.training.RunEnding;
import mcl.cli.training.RunFolder;
import mcl.cli.training.RunStart;
import mcl.courses.pass.Stages;
import mcl.pretraining.Host;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.StopReason;
import mcl.pretraining.checkpoint.CheckpointFailure;
import mcl.pretraining.checkpoint.Provenance;
import mcl.pretraining.estimate.MemoryEstimate;
import mcl.pretraining.report.StepListener;
import mcl.tokenization.shards.ShardReader;

/** {@code mcl pretrain}: pre-trains a generator and discriminator. */
public final class PretrainCommand implements Command {
  private static final CommandOption CONFIG =
      CommandOption.value(
          "config",
          "FILE",
          OptionGroup.MODEL,
          "A JSON file such as configs/mcl-small.json; what it leaves out is ELECTRA-small. A run"
              + " that is resumed has its own.");
  private static final CommandOption DATA =
      CommandOption.value(
          "data",
          "DIR",
          OptionGroup.INPUT,
          "Shards that mcl tokenize wrote. A run that is resumed knows its own.");
  private static final CommandOption OUT =
      CommandOption.value(
              "out",
              "DIR",
              OptionGroup.OUTPUT,
              "A new folder for run.json, metrics.jsonl, tensorboard/, report.html and the checkpoints.")
          .required();
  private static final CommandOption RESUME =
      CommandOption.flag(
          "resume",
          OptionGroup.OUTPUT,
          "Go on with the run in --out from its newest sound checkpoint, as if it had never been"
              + " stopped; where there is none yet, begin. So a job can be started again with the"
              + " same line each time.");
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

  private static final CommandOption DRY_RUN =
      CommandOption.flag(
          "dry-run",
          OptionGroup.OTHER,
          "Check everything and write nothing: print parameters, memory, tokens, compute, disk,"
              + " learning rates and the first batch.");

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
        + " transformers reads them. Ctrl-C ends the step, saves, and exits with code 130; --resume goes"
        + " on.";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(
        DATA,
        VERIFY,
        OUT,
        RESUME,
        CONFIG,
        ConfigOptions.SET,
        FROM,
        DISCRIMINATOR_FROM,
        ComputeOptions.OPS,
        ComputeOptions.DEVICE,
        RecomputeOption.RECOMPUTE,
        DRY_RUN);
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
            "mcl pretrain --resume --out runs/small", "Go on with it after it was stopped."),
        new Example(
            "mcl pretrain --config configs/mcl-small.json --data shards --out runs/mcl --set"
                + " batch.size=64 --dry-run",
            "What that would take."),
        new Example(
            "mcl pretrain --from electra-small --config configs/mcl-small.json --data shards --out"
                + " runs/more",
            "Go on with a pair that mcl import wrote."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session) throws IOException {
    RunSource source = source(arguments);
    RunStart start = start(arguments);
    Compute compute = ComputeOptions.choose(arguments, source.config().precision(), session.err());
    if (arguments.flag(DRY_RUN)) {
      return dryRun(source, start, compute, arguments, session);
    }
    Path out = arguments.path(OUT);
    NextLine next = new NextLine(out, arguments.words(), arguments.flag(VERIFY));
    RunEnding ending = new RunEnding(next, session);
    Host host =
        new Host(
            System::nanoTime,
            session.interruption().listen(),
            compute,
            arguments.flag(RecomputeOption.RECOMPUTE),
            Stages.NONE);
    try (ShardReader shards = ShardReader.open(source.data())) {
      warnOfMemory(source.config(), shards, host.compute(), host.recompute(), session);
      if (arguments.flag(VERIFY)) {
        shards.verify(host.stop());
      }
      PretrainRun run =
          new PretrainRun(source.config(), source.data(), shards, start, host, session.err());
      return ending.tell(run(run, arguments, ending, session));
    } catch (Stopped e) {
      return ending.tellNothingDone();
    } catch (CheckpointFailure failure) {
      return ending.tell(failure);
    }
  }

  private static StopReason run(
      PretrainRun run, Arguments arguments, RunEnding ending, Session session) throws IOException {
    PretrainConfig config = run.config();
    Path out = arguments.path(OUT);
    try (PretrainDisplay display =
        new PretrainDisplay(session, config.schedule().totalSteps(), config.logEvery())) {
      List<StepListener> listeners = List.of(display, ending);
      return arguments.flag(RESUME) ? run.resume(out, listeners) : run.into(out, listeners);
    }
  }

  private static ExitCode dryRun(
      RunSource source, RunStart start, Compute compute, Arguments arguments, Session session)
      throws IOException {
    try (ShardReader shards = ShardReader.open(source.data())) {
      if (arguments.flag(VERIFY)) {
        shards.verify();
      }
      boolean recompute = arguments.flag(RecomputeOption.RECOMPUTE);
      warnOfMemory(source.config(), shards, compute, recompute, session);
      new DryRun(source.config(), source.data(), shards, start, recompute)
          .print(arguments.path(OUT), session);
      return ExitCode.DONE;
    }
  }

  private static void warnOfMemory(
      PretrainConfig config,
      ShardReader shards,
      Compute compute,
      boolean recompute,
      Session session) {
    if (!compute.device().name().equals("cpu")) {
      return;
    }
    int vocabSize = shards.tokenizer().vocabulary().size();
    new MemoryAdvice(MemoryEstimate.of(config, vocabSize, recompute), config.batch(), recompute)
        .text(MemoryAdvice.machine())
        .ifPresent(text -> session.err().println("warning: " + text));
  }

  /** What a run is made of, as the command line names it or the run that is to go on. */
  private record RunSource(PretrainConfig config, Path data) {}

  private static RunSource source(Arguments arguments) throws IOException {
    Path out = arguments.path(OUT);
    boolean goesOn = arguments.flag(RESUME) && RunFolder.holdsRun(out);
    if (goesOn && arguments.flag(DRY_RUN)) {
      throw UserException.of(
          "--dry-run tells what a run would take that begins, but %s holds one. Leave --resume out, and"
              + " name a new folder; mcl info %s tells of the run there.",
          out, out);
    }
    if (!goesOn && !(arguments.given(CONFIG) && arguments.given(DATA))) {
      throw UserException.of(
          arguments.flag(RESUME)
              ? "%s holds no run yet: give --config and --data to begin one."
              : "give --config and --data, or --resume to go on with the run in %s.",
          out);
    }
    Optional<Path> file = arguments.optionalPath(CONFIG);
    Optional<Path> data = arguments.optionalPath(DATA);
    Optional<Provenance> run =
        file.isPresent() && data.isPresent() ? Optional.empty() : Optional.of(Provenance.read(out));
    PretrainConfig under =
        file.isPresent() ? PretrainConfig.defaults() : run.orElseThrow().config();
    return new RunSource(
        ConfigOptions.read(file, arguments, under),
        data.orElseGet(() -> Path.of(run.orElseThrow().run().data())));
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
}
