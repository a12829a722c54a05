package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import mcl.cli.options.ArgumentParser;
import org.junit.jupiter.api.Test;

/** What every command owes its user. */
final class CommandKindTest {
  @Test
  void names_areDifferentAndEasyToType() {
    List<String> names = CommandKind.all().stream().map(Command::name).toList();
    assertEquals(names.size(), names.stream().distinct().count());
    names.forEach(name -> assertTrue(name.matches("[a-z]+(-[a-z]+)*"), name));
    assertFalse(names.contains("help"));
  }

  @Test
  void summaries_fitOnOneLine() {
    for (Command command : CommandKind.all()) {
      assertTrue(command.summary().length() <= 80, command.name());
      assertFalse(command.summary().endsWith("."), command.name());
    }
  }

  @Test
  void examples_areAcceptedByTheParser() {
    for (Command command : CommandKind.all()) {
      assertFalse(command.examples().isEmpty(), command.name());
      for (Command.Example example : command.examples()) {
        List<String> words = words(example.call().split(" [>|]")[0]);
        assertEquals(List.of("mcl", command.name()), words.subList(0, 2));
        new ArgumentParser("mcl", HelpPage.withCommon(command), command.operands())
            .parse(words.subList(2, words.size()));
      }
    }
  }

  /** As a shell cuts them, but with the quotes. */
  private static List<String> words(String call) {
    return Pattern.compile("\"[^\"]*\"|[^ ]+")
        .matcher(call)
        .results()
        .map(it -> it.group())
        .toList();
  }

  @Test
  void helpPages_fitTheWidthAndExplainEachOption() {
    for (Command command : CommandKind.all()) {
      String page = HelpPage.of(command, 80);
      String options = page.substring(0, page.indexOf("\nExample"));
      options
          .lines()
          .filter(line -> !line.startsWith("Usage"))
          .forEach(line -> assertTrue(line.length() <= 80, line));
      command.options().forEach(option -> assertTrue(page.contains(option.usage())));
    }
  }
}
