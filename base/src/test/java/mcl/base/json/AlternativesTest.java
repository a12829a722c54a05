package mcl.base.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AlternativesTest {
  record Curve(Long warmupSteps, Double warmupShare, long totalSteps) {}

  record Run(Curve curve) {}

  private static final Run IN_STEPS = new Run(new Curve(10L, null, 100));
  private static final Run AS_A_SHARE = new Run(new Curve(null, 0.1, 100));

  @TempDir Path folder;

  @Test
  void whoGivesTheOneWithdrawsTheOther() throws IOException {
    assertEquals(new Run(new Curve(null, 0.5, 100)), read("\"warmupShare\": 0.5", IN_STEPS));
    assertEquals(new Run(new Curve(7L, null, 100)), read("\"warmupSteps\": 7", AS_A_SHARE));
  }

  @Test
  void whoGivesBothIsLeftToTheRecord() throws IOException {
    Run both = read("\"warmupSteps\": 7, \"warmupShare\": 0.5", IN_STEPS);
    assertEquals(new Run(new Curve(7L, 0.5, 100)), both);
  }

  @Test
  void whatIsNotGivenStays() throws IOException {
    assertEquals(new Run(new Curve(10L, null, 7)), read("\"totalSteps\": 7", IN_STEPS));
    assertEquals(AS_A_SHARE, read("\"warmupSteps\": null, \"warmupShare\": 0.1", IN_STEPS));
  }

  private Run read(String curve, Run defaults) throws IOException {
    Path file = folder.resolve("run.json");
    Files.writeString(file, "{\"curve\": {" + curve + "}}");
    return Json.read(file, Run.class, defaults);
  }
}
