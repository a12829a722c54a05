package mcl.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.json.Json;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.bench.Bench;
import mcl.cli.bench.BenchResult;
import mcl.cli.bench.BenchTable;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.pretraining.PretrainConfig;

/** {@code mcl bench}: how fast a training step is, and what it spends its time on. */
public final class BenchCommand implements Command {
  private static final int LARGEST_VOCABULARY = 1 << 20;
  private static final int MOST_STEPS = 1_000_000;

  private static final CommandOption CONFIG =
      CommandOption.value(
          "config",
          "FILE",
          OptionGroup.MODEL,
          "The configuration to measure; what it leaves out is ELECTRA-small.");
  private static final CommandOption VOCABULARY =
      CommandOption.value(
              "vocab-size", "N", OptionGroup.MODEL, "Pieces of the vocabulary; the text is random.")
          .orElse(30_522);
  private static final CommandOption STEPS =
      CommandOption.value("steps", "N", OptionGroup.TRAINING, "Steps that are measured.")
          .orElse(10);
  private static final CommandOption WARM_UP =
      CommandOption.value("warm-up", "N", OptionGroup.TRAINING, "Steps before them.").orElse(3);
  private static final CommandOption JSON =
      CommandOption.value("json", "FILE", OptionGroup.OUTPUT, "Write the numbers there, too.");
  private static final CommandOption PROFILE =
      CommandOption.value(
          "profile",
          "FILE",
          OptionGroup.OUTPUT,
          "Write every operation of one step more into this file, which Chrome (chrome://tracing) and"
              + " ui.perfetto.dev open.");

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.TRAINING;
  }

  @Override
  public String summary() {
    return "Measure a training step of a configuration on this machine";
  }

  @Override
  public String description() {
    return "Takes training steps of a configuration on random text and tells tokens per second, what"
        + " the parts of a step take, memory, and how near the step comes to the speed of matrix"
        + " products of the same sizes by themselves, measured in the same run. Nothing is saved."
        + " Numbers of two runs can be compared only if nothing else ran on the machine; else look"
        + " at the shares.";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(
        CONFIG,
        ConfigOptions.SET,
        VOCABULARY,
        WARM_UP,
        STEPS,
        JSON,
        PROFILE,
        ComputeOptions.OPS,
        ComputeOptions.DEVICE,
        RecomputeOption.RECOMPUTE);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "mcl bench --config configs/electra-small.json --set batch.size=16 --ops native",
            "ELECTRA-small, 16 sequences of 128."),
        new Example(
            "mcl bench --config configs/mcl-small.json --set batch.size=4 --profile trace.json",
            "All five courses, with a trace."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session) throws IOException {
    PretrainConfig config =
        ConfigOptions.read(arguments.optionalPath(CONFIG), arguments, PretrainConfig.defaults());
    Bench bench =
        new Bench(
            config,
            arguments.integer(VOCABULARY, 100, LARGEST_VOCABULARY),
            new Bench.Way(
                ComputeOptions.choose(arguments, config.precision(), session.err()),
                arguments.flag(RecomputeOption.RECOMPUTE)),
            System::nanoTime,
            session.interruption().listen());
    BenchResult result =
        bench.run(
            arguments.integer(WARM_UP, 0, MOST_STEPS),
            arguments.integer(STEPS, 1, MOST_STEPS),
            arguments.optionalPath(PROFILE));
    session.out().print(BenchTable.of(result));
    Optional<Path> json = arguments.optionalPath(JSON);
    if (json.isPresent()) {
      Json.write(json.get(), result);
    }
    return ExitCode.DONE;
  }
}
