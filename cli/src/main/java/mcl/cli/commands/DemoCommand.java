package mcl.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mcl.bridge.device.Compute;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.demo.Demo;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.cli.training.RunFolder;

/** {@code mcl demo}: the whole main job on real text. */
public final class DemoCommand implements Command {
  private static final CommandOption MINUTES =
      CommandOption.value(
              "minutes", "N", OptionGroup.TRAINING, "How long the whole may take on two cores.")
          .orElse(9);
  private static final CommandOption OUT =
      CommandOption.value("out", "DIR", OptionGroup.OUTPUT, "A new folder for everything it makes.")
          .orElse("demo-run");

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.START;
  }

  @Override
  public String summary() {
    return "Pre-train, fine-tune and report on real English text";
  }

  @Override
  public String description() {
    return "Runs the whole main job on WordNet's definitions, which come with the software: learns a"
        + " vocabulary, makes shards, pre-trains a small pair within the time given, fine-tunes it to"
        + " tell 45 classes of definitions, does the same from random weights, and writes"
        + " report.html.";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(OUT, MINUTES, CommonOptions.THREADS, ComputeOptions.DEVICE);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("mcl demo", "Within ten minutes on two cores; the report is in demo-run/."),
        new Example("mcl demo --minutes 60 --out long-run", "A better model."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session) throws IOException {
    double minutes = arguments.number(MINUTES, 0.5, 10_000);
    int threads = CommonOptions.threads(arguments);
    Compute compute = ComputeOptions.device(arguments);
    Path folder = RunFolder.create(arguments.path(OUT));
    return new Demo(folder, minutes, threads, compute, session).run();
  }
}
