package mcl.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ShellLineTest {
  @Test
  void plainWordsStayAsTheyAre() {
    assertEquals(
        "mcl pretrain --set=a.b=2e-4 --out runs/x_1,2:3@4%5+6",
        ShellLine.of(List.of("mcl", "pretrain", "--set=a.b=2e-4", "--out", "runs/x_1,2:3@4%5+6")));
  }

  @Test
  void aLineOfThisProgramBeginsWithItsName() {
    assertEquals("mcl cook --out 'a b'", ShellLine.ofMcl(List.of("cook", "--out", "a b")));
  }

  @Test
  void whateverAShellReadsOtherwiseIsQuoted() {
    assertEquals(
        "'my runs' 'it'\\''s' '$HOME' '~' '*' '' '=x' 'a\nb' '\u00e4'",
        ShellLine.of(List.of("my runs", "it's", "$HOME", "~", "*", "", "=x", "a\nb", "\u00e4")));
  }
}
