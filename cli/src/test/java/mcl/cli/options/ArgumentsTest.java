package mcl.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;

final class ArgumentsTest {
  private static final CommandOption OPTION =
      CommandOption.value("rate", "X", OptionGroup.TRAINING, "A value.");

  private enum Shape {
    ROUND,
    VERY_FLAT
  }

  private static Arguments given(String... words) {
    return new ArgumentParser("mcl try", List.of(OPTION), "").parse(List.of(words));
  }

  private static void assertRefused(String form, String value, Function<Arguments, ?> reading) {
    Arguments arguments = given("--rate=" + value);
    String message = assertThrows(UserException.class, () -> reading.apply(arguments)).getMessage();
    assertEquals("--rate: expected " + form + ", not \"" + value + "\".", message);
  }

  @Test
  void integer_readsBothEndsOfItsRange() {
    assertEquals(1, given("--rate", "1").integer(OPTION, 1, 9));
    assertEquals(9, given("--rate", "+9").integer(OPTION, 1, 9));
  }

  @Test
  void integer_refusesWhatIsNotOne() {
    for (String value : List.of("0", "10", "3.0", "1e3", "ten", "", " 3", "1_000", "0x5")) {
      assertRefused("a whole number from 1 to 9", value, a -> a.integer(OPTION, 1, 9));
    }
  }

  @Test
  void integer_saysOnlyTheLowerEndWhereThereIsNoUpper() {
    String huge = "99999999999999999999";
    assertRefused(
        "a whole number of at least 1", huge, a -> a.integer(OPTION, 1, Integer.MAX_VALUE));
    assertRefused("a whole number of at least 1", "0", a -> a.whole(OPTION, 1, Long.MAX_VALUE));
  }

  @Test
  void number_readsDecimalsAndExponents() {
    assertEquals(5e-4, given("--rate", "5e-4").number(OPTION, 0, 1));
    assertEquals(0.25, given("--rate", ".25").number(OPTION, 0, 1));
  }

  @Test
  void number_refusesWhatIsNotOne() {
    for (String value : List.of("NaN", "Infinity", "1d", "0x1p3", "1,5", "", "1e", "2", "-0.1")) {
      assertRefused("a number from 0 to 1", value, a -> a.number(OPTION, 0, 1));
    }
    assertRefused("a number of at least 0.5", "0", a -> a.number(OPTION, 0.5, Double.MAX_VALUE));
  }

  @Test
  void choice_readsTheConstantInLowerCaseWithDashes() {
    assertEquals(Shape.VERY_FLAT, given("--rate", "very-flat").choice(OPTION, Shape.class));
  }

  @Test
  void choice_suggestsTheNearest() {
    Arguments arguments = given("--rate", "rond");
    String message =
        assertThrows(UserException.class, () -> arguments.choice(OPTION, Shape.class)).getMessage();
    assertEquals(
        "--rate: expected one of round, very-flat, not \"rond\". Did you mean round?", message);
  }

  @Test
  void path_refusesNothingAndWhatCannotBeAName() {
    assertEquals(Optional.of(Path.of("a", "b")), given("--rate", "a/b").optionalPath(OPTION));
    assertRefused("a file or folder", "", a -> a.path(OPTION));
    assertRefused("a file or folder", "a\0b", a -> a.path(OPTION));
  }

  @Test
  void default_standsInForWhatIsNotGiven() {
    CommandOption some = OPTION.orElse(0.15);
    Arguments arguments = new ArgumentParser("mcl try", List.of(some), "").parse(List.of());
    assertEquals(0.15, arguments.number(some, 0, 1));
    assertEquals(Optional.empty(), given().optionalText(OPTION));
    assertEquals(List.of(), given().list(OPTION));
  }
}
