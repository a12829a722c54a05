package mcl.cli.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NextLineTest {
  private static NextLine next(String out, boolean verifies, String... words) {
    return new NextLine(Path.of(out), List.of(words), verifies);
  }

  @Test
  void aRunHasItsSettingsInItsFolder() {
    assertEquals("mcl pretrain --resume --out runs/a", next("runs/a", true).goOn());
    assertEquals("mcl pretrain --resume --out 'my run' --no-verify", next("my run", false).goOn());
    assertEquals("mcl pretrain --resume --out=-odd", next("-odd", true).goOn());
  }

  @Test
  void whatHasNotBegunNeedsAllOfTheLine() {
    assertEquals(
        "mcl pretrain --resume --config 'my c.json' --out a",
        next("a", true, "--config", "my c.json", "--out", "a").again());
    assertEquals(
        "mcl pretrain --out a --resume", next("a", true, "--out", "a", "--resume").again());
  }
}
