package mcl.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextWidthTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "##ing, 5",
    "été, 3",
    "e\u0301, 1",
    "猫, 2",
    "ｆｕｌｌ, 8",
    "한, 2",
    "🙂, 2",
    "กำ, 2",
    "·, 1"
  })
  void columns(String text, int width) {
    assertEquals(width, TextWidth.of(text));
  }
}
