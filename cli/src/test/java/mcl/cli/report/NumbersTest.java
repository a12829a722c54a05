package mcl.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 0",
        "12; 12",
        "1234567; 1,234,567",
        "3.14159; 3.142",
        "-0.25; -0.25",
        "0.00012; 1.200e-4",
        "1234.56; 1,235",
        "3.10001; 3.1",
        "0.0012345; 0.001234",
        "-0.0; 0",
        "NaN; –",
        "Infinity; –",
        "1e300; 1.000e300",
        "-1e-300; -1.000e-300",
      })
  void numbersHaveFourDigitsAtMost(double value, String text) {
    assertEquals(text, Numbers.text(value));
  }

  @Test
  void chartsHaveSevenDigits() {
    assertEquals(5_000_000_001L, Numbers.json(5_000_000_001.0));
    assertEquals(0.1234568, Numbers.json(0.123456789));
    assertNull(Numbers.json(Double.NaN));
  }
}
