package mcl.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mcl.base.check.Stopped;
import mcl.bridge.device.Compute;
import mcl.cli.BuildVersion;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.judge.Judge;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.cli.soup.RecipeReader;
import mcl.cli.soup.SoupDisplay;
import mcl.cli.soup.SoupOptions;
import mcl.cli.soup.SoupTable;
import mcl.soups.SoupKitchen;
import mcl.soups.SoupReport;
import mcl.soups.recipe.SoupRecipe;

/** {@code mcl soup}: merges the weights of models. */
public final class SoupCommand implements Command {
  private static final CommandOption OUT =
      CommandOption.value("out", "DIR", OptionGroup.OUTPUT, "A new folder for the soup.")
          .required();

  @Override
  public String name() {
    return "soup";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.TRAINING;
  }

  @Override
  public String summary() {
    return "Merge the weights of several models into one";
  }

  @Override
  public String description() {
    return "METHOD is uniform, weighted, last or ema (averages), greedy or learned (averages whose"
        + " weights a judge's scores decide), slerp, ties, dare, dare-ties, task-arithmetic or"
        + " stock. A CHECKPOINT is one of ours, a fine-tuned model, or any folder with safetensors"
        + " weights. The soup is such a folder, too; soup.json and README.md in it tell what it was"
        + " made of. Interrupted, it writes nothing.";
  }

  @Override
  public String operands() {
    return "METHOD CHECKPOINT...";
  }

  @Override
  public List<CommandOption> options() {
    List<CommandOption> options = new ArrayList<>(List.of(OUT));
    options.addAll(SoupOptions.all());
    options.addAll(List.of(CommonOptions.THREADS, ComputeOptions.DEVICE));
    return options;
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "mcl soup uniform --out soup runs/a/checkpoint-1000 runs/b/checkpoint-1000",
            "The average of two checkpoints."),
        new Example("mcl soup last --last 5 --out soup runs/a", "Of the last five of a run."),
        new Example(
            "mcl soup greedy --judge validation:shards --out soup runs/a/checkpoint-1000"
                + " runs/b/checkpoint-1000 runs/c/checkpoint-1000",
            "Of those that help each other on held-out text."),
        new Example(
            "mcl soup ties --base start --density 0.3 --out soup tuned-a tuned-b",
            "The largest changes since start, where they agree."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session) throws IOException {
    SoupRecipe recipe = RecipeReader.read(arguments);
    Path out = arguments.path(OUT);
    try {
      SoupReport report = cook(recipe, out, arguments, session);
      SoupTable.lines(report).forEach(session.out()::println);
      session.out().println("Written to " + out);
      return ExitCode.DONE;
    } catch (Stopped e) {
      session.err().println("Interrupted; nothing is written.");
      return ExitCode.INTERRUPTED;
    }
  }

  private static SoupReport cook(SoupRecipe recipe, Path out, Arguments arguments, Session session)
      throws IOException {
    int threads = CommonOptions.threads(arguments);
    Compute compute = ComputeOptions.device(arguments);
    BooleanSupplier stop = session.interruption().listen();
    String software = BuildVersion.current().toString();
    try (SoupDisplay display = new SoupDisplay(session);
        SoupKitchen kitchen =
            SoupKitchen.open(recipe, new SoupKitchen.Equipment(threads, software, stop, display))) {
      kitchen.warnings().forEach(warning -> session.err().println("warning: " + warning));
      if (recipe.judge().by().isEmpty()) {
        display.start(kitchen.bytes());
        return kitchen.cook(out, Optional.empty());
      }
      Path first = kitchen.ingredients().first().path();
      try (Judge judge = Judge.of(recipe.judge(), first, compute, stop)) {
        return kitchen.cook(out, Optional.of(judge));
      }
    }
  }
}
