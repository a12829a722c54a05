package mcl.cli.commands;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.inspect.ArtefactKind;
import mcl.cli.inspect.Detail;
import mcl.cli.inspect.Facts;
import mcl.cli.inspect.FactsPage;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;

/** {@code mcl info}: what a file or folder is. */
public final class InspectCommand implements Command {
  private static final CommandOption TENSORS =
      CommandOption.flag(
          "tensors", OptionGroup.OUTPUT, "List every tensor with type, shape and bytes.");
  private static final CommandOption JSON =
      CommandOption.flag("json", OptionGroup.OUTPUT, "Print JSON, with the whole configuration.");
  private static final CommandOption HASHES =
      CommandOption.toggle(
          "hashes",
          OptionGroup.OUTPUT,
          "Hash the files of models and tokenizers, which reads all of them.",
          true);

  @Override
  public String name() {
    return "info";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.RESULTS;
  }

  @Override
  public String summary() {
    return "Describe a checkpoint, model, tokenizer, shards or run";
  }

  @Override
  public String description() {
    return "Says what a file or folder is: shapes, parameters, hashes of files and vocabulary, where it"
        + " comes from, steps, last scores. It tells by itself whether it has a checkpoint, a model"
        + " as Hugging Face transformers saves it, a safetensors file, a tokenizer, token shards, or"
        + " a run of pre-training or fine-tuning before it. Where the weights of a model, its"
        + " config.json and its tokenizer do not fit together, lines that begin with \"problem:\" say"
        + " so at the end. The engine is not started, and of weights"
        + " the headers alone are read (but for the hashes).";
  }

  @Override
  public String operands() {
    return "PATH";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(TENSORS, JSON, HASHES);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("mcl info runs/mcl-small", "Checkpoints, losses and scores of a run."),
        new Example(
            "mcl info --tensors --no-hashes electra-small", "Every tensor of a model's folder."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session) {
    Detail detail = new Detail(arguments.flag(TENSORS), arguments.flag(HASHES));
    Facts facts = ArtefactKind.describe(path(arguments.operands()), detail);
    if (arguments.flag(JSON)) {
      session.out().print(Json.text(facts.json()));
    } else {
      FactsPage.lines(facts, session.terminal().width()).forEach(session.out()::println);
    }
    return ExitCode.DONE;
  }

  private static Path path(List<String> operands) {
    if (operands.size() != 1) {
      throw UserException.of(
          "mcl info takes one file or folder, not %d. mcl info --help shows how.", operands.size());
    }
    try {
      return Path.of(operands.get(0));
    } catch (InvalidPathException e) {
      throw new UserException("\"" + operands.get(0) + "\" is no name of a file or folder.", e);
    }
  }
}
