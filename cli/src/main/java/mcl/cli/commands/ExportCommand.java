package mcl.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mcl.cli.BuildVersion;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.exchange.exporting.Exporter;

/** {@code mcl export}: gives models out as other software loads them. */
public final class ExportCommand implements Command {
  private static final CommandOption MODEL =
      CommandOption.value(
              "model",
              "DIR",
              OptionGroup.MODEL,
              "A checkpoint, the folder that mcl finetune wrote, or one with config.json and"
                  + " model.safetensors.")
          .required();
  private static final CommandOption TO =
      CommandOption.value(
              "to", "FORMAT", OptionGroup.OUTPUT, "The software that is to load it: huggingface.")
          .required();
  private static final CommandOption OUT =
      CommandOption.value("out", "DIR", OptionGroup.OUTPUT, "A new folder.").required();

  /** Who can be exported to. */
  private enum Target {
    HUGGINGFACE
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.RESULTS;
  }

  @Override
  public String summary() {
    return "Give a model out to Hugging Face transformers";
  }

  @Override
  public String description() {
    return "Writes generator/ and discriminator/ of a checkpoint, or one fine-tuned model, as"
        + " AutoModel... and AutoTokenizer.from_pretrained load them, each with a model card"
        + " (README.md) that states steps, data, courses, origins and scores as far as the files"
        + " beside the model tell. Detection heads of single courses are left out.";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(MODEL, TO, OUT);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "mcl export --to huggingface --model runs/small/checkpoint-1000 --out exported",
            "Both players of a checkpoint."),
        new Example(
            "mcl export --to huggingface --model tuned --out classifier", "A fine-tuned model."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session)
      throws IOException, InterruptedException {
    Path out = arguments.path(OUT);
    String software = BuildVersion.current().toString();
    List<String> notes =
        switch (arguments.choice(TO, Target.class)) {
          case HUGGINGFACE ->
              session
                  .interruption()
                  .interrupting(() -> Exporter.run(arguments.path(MODEL), out, software));
        };
    notes.forEach(session.err()::println);
    session.out().println("Exported to " + out);
    return ExitCode.DONE;
  }
}
