package mcl.cli.showcourses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PercentTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0%",
    "0.0001, <1%",
    "0.006, 1%",
    "0.494, 49%",
    "0.4999, <50%",
    "0.5, 50%",
    "0.5001, >50%",
    "0.506, 51%",
    "0.994, 99%",
    "0.9999, >99%",
    "1, 100%",
    "NaN, ?"
  })
  void bordersAreNotRoundedAway(double probability, String text) {
    assertEquals(text, Percent.of(probability));
  }
}
