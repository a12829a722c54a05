package mcl.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mcl.base.check.UserException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class ArgumentParserTest {
  private static final CommandOption DATA =
      CommandOption.list("data", "PATH", OptionGroup.INPUT, "Text.").required();
  private static final CommandOption STEPS =
      CommandOption.value("steps", "N", OptionGroup.TRAINING, "How long.").orElse(10);
  private static final CommandOption LOWER =
      CommandOption.toggle("lower-case", OptionGroup.MODEL, "Fold case.", true);
  private static final CommandOption JSON = CommandOption.flag("json", OptionGroup.OUTPUT, "JSON.");
  private static final List<CommandOption> OPTIONS = List.of(DATA, STEPS, LOWER, JSON);

  private static Arguments parse(String... words) {
    return new ArgumentParser("mcl try", OPTIONS, "").parse(List.of(words));
  }

  private static void assertRefused(String expected, String... words) {
    assertEquals(expected, assertThrows(UserException.class, () -> parse(words)).getMessage());
  }

  @Test
  void list_takesSeveralValuesAndMentions() {
    Arguments arguments = parse("--data", "a", "b", "--steps", "3", "--data", "c");
    assertEquals(List.of("a", "b", "c"), arguments.list(DATA));
    assertEquals(3, arguments.integer(STEPS, 1, 9));
  }

  @Test
  void value_mayFollowAnEqualsSign() {
    assertEquals(List.of("--odd=name"), parse("--data=--odd=name").list(DATA));
  }

  @Test
  void value_keepsItsQuotes() {
    assertEquals(List.of("\"a\""), parse("--data", "\"a\"").list(DATA));
  }

  @Test
  void value_mayBeADashForStandardInput() {
    assertEquals(List.of("-"), parse("--data", "-").list(DATA));
  }

  @Test
  void number_mayBeNegative() {
    assertEquals(-3, parse("--data", "a", "--steps", "-3").integer(STEPS, -5, 5));
  }

  @Test
  void toggle_followsWhatIsGiven() {
    assertTrue(parse("--data", "a").flag(LOWER));
    assertTrue(parse("--data", "a", "--lower-case").flag(LOWER));
    assertTrue(!parse("--data", "a", "--no-lower-case").flag(LOWER));
  }

  @Test
  void reject_unknownOptionWithSuggestion() {
    assertRefused("unknown option --setps. Did you mean --steps?", "--data", "a", "--setps=3");
  }

  @Test
  void reject_abbreviatedOption() {
    assertRefused("unknown option --st. mcl try --help explains the options.", "--st", "3");
  }

  @Test
  void reject_unknownShortOption() {
    assertRefused("unknown option -q. mcl try --help explains the options.", "--json", "-q");
  }

  @Test
  void reject_misspelledOptionInThePlaceOfAValue() {
    assertRefused("unknown option --stepz. Did you mean --steps?", "--data", "--stepz", "3");
  }

  @Test
  void reject_optionWithoutItsValue() {
    assertRefused("--steps needs a value: --steps N.", "--data", "a", "--steps");
    assertRefused("--data needs a value: --data PATH....", "--data", "--steps", "3");
  }

  @Test
  void reject_valueForAFlag() {
    assertRefused("--json takes no value, but \"--json=1\" gives it one.", "--json=1");
  }

  @Test
  void reject_repeatedOption() {
    assertRefused(
        "--steps is given more than once; give it once.",
        "--data",
        "a",
        "--steps",
        "1",
        "--steps=2");
    assertRefused(
        "--lower-case or --no-lower-case is given more than once; give it once.",
        "--data",
        "a",
        "--lower-case",
        "--no-lower-case");
  }

  @Test
  void reject_whenRequiredIsMissing() {
    assertRefused("--data PATH... is missing. mcl try --help explains the options.", "--json");
  }

  @Test
  void reject_wordThatBelongsToNoOption() {
    assertRefused(
        "\"b\" belongs to no option, and mcl try takes none such. Put quotes around a value with"
            + " spaces, such as a text. mcl try --help explains the options.",
        "--data",
        "a",
        "--json",
        "b");
  }

  @Test
  void aDashBelongsBehindTheOptionThatTakesIt() {
    CommandOption text =
        CommandOption.list("text", "PATH", OptionGroup.INPUT, "Files, or - for standard input.");
    assertEquals(
        "\"-\" belongs to no option, and mcl try takes none such. Write --text - for standard"
            + " input. mcl try --help explains the options.",
        refusalOfADash(List.of(JSON, text)));
    assertEquals(
        "\"-\" belongs to no option, and mcl try takes none such. mcl try --help explains the"
            + " options.",
        refusalOfADash(List.of(JSON)));
  }

  private static String refusalOfADash(List<CommandOption> options) {
    ArgumentParser parser = new ArgumentParser("mcl try", options, "");
    return assertThrows(UserException.class, () -> parser.parse(List.of("--json", "-")))
        .getMessage();
  }

  @Test
  void quotesAreOnlyAdvisedWhereAValueCouldBe() {
    ArgumentParser parser = new ArgumentParser("mcl try", List.of(JSON), "");
    assertEquals(
        "\"b\" belongs to no option, and mcl try takes none such. mcl try --help explains the"
            + " options.",
        assertThrows(UserException.class, () -> parser.parse(List.of("b"))).getMessage());
  }

  @Test
  void operandsFollowTheOptions() {
    Arguments arguments =
        new ArgumentParser("mcl try", OPTIONS, "FILE...")
            .parse(List.of("--data", "a", "--", "--x", "y"));
    assertEquals(List.of("--x", "y"), arguments.operands());
  }

  @Test
  void reject_optionDeclaredTwice() {
    List<CommandOption> twice = List.of(JSON, JSON);
    assertThrows(IllegalArgumentException.class, () -> new ArgumentParser("mcl try", twice, ""));
  }

  @Property
  void anyWords_areReadOrRefusedWithAMessage(@ForAll("words") List<String> words) {
    try {
      new ArgumentParser("mcl try", OPTIONS, "").parse(words).integer(STEPS, 1, 5);
    } catch (UserException e) {
      assertTrue(e.getMessage().endsWith(".") || e.getMessage().endsWith("?"), e.getMessage());
    }
  }

  @Provide
  Arbitrary<List<String>> words() {
    Arbitrary<String> known =
        Arbitraries.of("--data", "--steps", "--lower-case", "--no-lower-case", "--json", "--", "-");
    Arbitrary<String> any = Arbitraries.strings().ascii().ofMaxLength(8);
    return Arbitraries.oneOf(known, any, any.map(text -> "--" + text)).list().ofMaxSize(8);
  }
}
