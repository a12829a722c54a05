package mcl.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class TerminalTest {
  private static Terminal with(Map<String, String> environment) {
    Properties system = new Properties();
    system.setProperty("mcl.terminal.out", "true");
    return Terminal.ofProcess(environment, system);
  }

  @Test
  void colour_onlyOnATerminal() {
    assertTrue(with(Map.of()).outColour());
    assertFalse(with(Map.of()).liveLine().isPresent());
  }

  @Test
  void colour_offOnRequest() {
    assertFalse(with(Map.of("NO_COLOR", "1")).outColour());
    assertFalse(with(Map.of("TERM", "dumb")).outColour());
    assertTrue(with(Map.of("NO_COLOR", "")).outColour());
  }

  @Test
  void width_isThatOfTheColumnsWithinReason() {
    assertEquals(80, Terminal.width(80));
    assertEquals(40, Terminal.width(3));
    assertEquals(120, Terminal.width(5000));
  }

  @Test
  void width_isUsualWithoutColumns() {
    assertEquals(100, Terminal.columns(null));
    assertEquals(100, Terminal.columns("wide"));
    assertEquals(100, Terminal.columns("0"));
  }
}
