package mcl.base.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class PrintableTest {
  @Test
  void controlCharacters_cannotReachTheTerminal() {
    assertEquals("a\uFFFD[31mb\uFFFDc\uFFFD é 猫", Printable.of("a\u001b[31mb\nc\u009b é 猫"));
  }
}
