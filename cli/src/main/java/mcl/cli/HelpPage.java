package mcl.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.cli.terminal.TextBlock;

/** Writes the help texts from what the commands say about themselves. */
final class HelpPage {
  static final List<CommandOption> COMMON =
      List.of(
          CommandOption.flag("help", OptionGroup.OTHER, "Explain the command and stop; also -h."),
          CommandOption.flag(
              "debug", OptionGroup.OTHER, "On an error print where in the code it happened."));

  private static final int MARGIN = 2;

  private final int width;
  private final StringBuilder page = new StringBuilder();

  private HelpPage(int width) {
    this.width = width;
  }

  /** All commands by group. */
  static String overview(List<Command> commands, int width) {
    HelpPage help = new HelpPage(width);
    help.paragraph("Usage: mcl <command> [options]", 0);
    help.paragraph("Pre-trains ELECTRA-style text encoders, and fine-tunes them.", 0);
    int column = MARGIN + 2 + commands.stream().mapToInt(c -> c.name().length()).max().orElse(0);
    for (CommandGroup group : CommandGroup.values()) {
      List<Command> members = commands.stream().filter(c -> c.group() == group).toList();
      if (!members.isEmpty()) {
        help.line(group.title());
        members.forEach(command -> help.entry(command.name(), command.summary(), column));
        help.line("");
      }
    }
    help.line("mcl <command> --help  explains a command, its options and their defaults.");
    help.line("mcl --version         says which version this is.");
    return help.page.toString();
  }

  /** One command: usage, what it does, its options by group, examples. */
  static String of(Command command, int width) {
    HelpPage help = new HelpPage(width);
    help.paragraph(usage(command), 0);
    help.paragraph(command.description(), 0);
    List<CommandOption> options = withCommon(command);
    int longest = options.stream().mapToInt(option -> option.usage().length()).max().orElse(0);
    int column = Math.min(MARGIN + 2 + longest, width / 3);
    for (OptionGroup group : OptionGroup.values()) {
      List<CommandOption> members = options.stream().filter(o -> o.group() == group).toList();
      if (!members.isEmpty()) {
        help.line(group.title());
        members.forEach(option -> help.entry(option.usage(), explanation(option), column));
        help.line("");
      }
    }
    help.line(command.examples().size() == 1 ? "Example" : "Examples");
    command.examples().forEach(help::example);
    return help.page.toString();
  }

  /** The command's own options and those that all commands have. */
  static List<CommandOption> withCommon(Command command) {
    return Stream.concat(command.options().stream(), COMMON.stream()).toList();
  }

  private static String usage(Command command) {
    String required =
        command.options().stream()
            .filter(CommandOption::isRequired)
            .map(option -> " " + option.usage())
            .collect(Collectors.joining());
    String operands = command.operands().isEmpty() ? "" : " " + command.operands();
    return "Usage: mcl " + command.name() + required + " [options]" + operands;
  }

  private static String explanation(CommandOption option) {
    if (option.isRequired()) {
      return option.description() + " Required.";
    }
    String fallback = option.fallback().isEmpty() ? "" : " Default: " + option.fallback() + ".";
    return option.description() + fallback;
  }

  private void paragraph(String text, int indent) {
    line(TextBlock.wrap(text, width, indent));
    line("");
  }

  private void entry(String left, String right, int column) {
    String block = TextBlock.wrap(right, width, column);
    String start = " ".repeat(MARGIN) + left;
    if (start.length() + 2 > column) {
      line(start);
      line(block);
    } else {
      line(start + " ".repeat(column - start.length()) + block.stripLeading());
    }
  }

  private void example(Command.Example example) {
    line(" ".repeat(MARGIN) + example.call());
    line(TextBlock.wrap(example.effect(), width, MARGIN + 4));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
