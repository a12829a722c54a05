package mcl.cli.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import mcl.base.check.UserException;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.comparison.ComparisonReport;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;

/** {@code mcl report}: one page that compares runs. */
public final class ReportCommand implements Command {
  private static final byte[] PAGE = "<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8);

  private static final CommandOption OUT =
      CommandOption.value(
              "out",
              "FILE",
              OptionGroup.OUTPUT,
              "The page, such as report.html. A page that is there already is replaced; any other"
                  + " file is not.")
          .required();

  @Override
  public String name() {
    return "report";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.RESULTS;
  }

  @Override
  public String summary() {
    return "Compare runs on one page, with curves and scores";
  }

  @Override
  public String description() {
    return "Writes one HTML file that needs nothing else: how far each run came, learning curves over"
        + " each other, the last validations, scores of fine-tuning, the settings in which the runs"
        + " differ, what their weights began with, and what is missing. It may be called while a run"
        + " is still going on, and on runs that were killed. Scores of fine-tuning are looked for"
        + " inside each run, and beside it where they began with one of its checkpoints; a folder"
        + " of mcl finetune can be named, too.";
  }

  @Override
  public String operands() {
    return "RUN...";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(OUT);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "mcl report runs/electra runs/mcl --out report.html", "Two runs beside each other."),
        new Example("mcl report runs/* --out report.html", "All runs of a folder."),
        new Example(
            "mcl report runs/mcl --out report.html", "Everything that one run has measured."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session) throws IOException {
    Path out = requireReplaceable(arguments.path(OUT));
    List<Path> folders = arguments.operands().stream().map(ReportCommand::path).toList();
    if (folders.isEmpty()) {
      throw new UserException(
          "mcl report needs the folder of at least one run. mcl report --help shows how.");
    }
    ComparisonReport report = ComparisonReport.of(folders);
    report.missing().forEach(gap -> session.err().println("missing: " + gap));
    report.write(out);
    session.out().println("Written to " + out);
    return ExitCode.DONE;
  }

  private static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw new UserException("\"" + word + "\" is no name of a folder.", e);
    }
  }

  /** A mistyped name must not cost a user the metrics of a run. */
  private static Path requireReplaceable(Path out) throws IOException {
    if (Files.isDirectory(out)) {
      throw UserException.of("--out: %s is a folder. Name a file, such as report.html.", out);
    }
    if (Files.exists(out)) {
      try (var in = Files.newInputStream(out)) {
        if (!Arrays.equals(in.readNBytes(PAGE.length), PAGE)) {
          throw UserException.of(
              "--out: %s exists and is no page of a report. Name another file.", out);
        }
      }
    }
    return out;
  }
}
