package mcl.cli.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mcl.base.json.Json;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.doctor.Doctor;
import mcl.cli.doctor.Finding;
import mcl.cli.doctor.Finding.Level;
import mcl.cli.doctor.Surroundings;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.cli.terminal.TextBlock;

/** {@code mcl doctor}: what a bug report needs, and what is wrong with it. */
public final class DoctorCommand implements Command {
  private static final CommandOption JSON =
      CommandOption.flag(
          "json", OptionGroup.OUTPUT, "Print the findings as JSON instead of as lines.");
  private static final int TOPIC_COLUMN = 6;
  private static final int FOUND_COLUMN = 22;

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.START;
  }

  @Override
  public String summary() {
    return "Check this machine: Java, engine, native library, devices, memory";
  }

  @Override
  public String description() {
    return "Prints what a bug report needs, and what is wrong with it. Each line says OK, WARN (it works"
        + " but could be better) or FAIL, and what to do about it. Ends with exit code 1 if"
        + " something fails.";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(JSON);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("mcl doctor", "Print the report."),
        new Example("mcl doctor --json > doctor.json", "Keep it for a bug report."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session) {
    boolean json = arguments.flag(JSON);
    Consumer<Finding> listener = json ? finding -> {} : finding -> print(finding, session);
    List<Finding> findings =
        new Doctor(Surroundings.ofProcess(session.environment())).examine(listener);
    boolean usable = findings.stream().noneMatch(finding -> finding.level() == Level.FAIL);
    session.out().print(json ? Json.text(new Report(usable, findings)) : verdict(findings));
    return usable ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** The report as JSON. */
  record Report(boolean usable, List<Finding> findings) {}

  private static void print(Finding finding, Session session) {
    int width = session.terminal().width();
    String head = String.format("%-5s %-15s ", finding.level(), finding.topic());
    String found = TextBlock.wrap(finding.found(), width, FOUND_COLUMN).strip();
    session.out().println(colour(finding.level(), head, session) + found);
    if (!finding.remedy().isEmpty()) {
      String remedy = "-> " + finding.remedy();
      session.out().println(TextBlock.wrap(remedy, width, FOUND_COLUMN));
    }
    session.out().flush();
  }

  private static String colour(Level level, String head, Session session) {
    if (!session.terminal().outColour()) {
      return head;
    }
    int code =
        switch (level) {
          case OK -> 32;
          case WARN -> 33;
          case FAIL -> 31;
        };
    return "\u001b["
        + code
        + "m"
        + head.substring(0, TOPIC_COLUMN)
        + "\u001b[0m"
        + head.substring(TOPIC_COLUMN);
  }

  private static String verdict(List<Finding> findings) {
    long fails = findings.stream().filter(finding -> finding.level() == Level.FAIL).count();
    long warnings = findings.stream().filter(finding -> finding.level() == Level.WARN).count();
    List<String> parts = new ArrayList<>();
    if (fails > 0) {
      parts.add(fails + " to repair");
    }
    if (warnings > 0) {
      parts.add(warnings + " to improve");
    }
    String rest = parts.isEmpty() ? "nothing to improve" : String.join(", ", parts);
    return (fails == 0 ? "Usable: " : "Not usable: ") + rest + ".\n";
  }
}
