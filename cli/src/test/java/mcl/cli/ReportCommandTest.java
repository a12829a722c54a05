package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportCommandTest {
  @TempDir Path folder;
  private String run;

  @BeforeEach
  void makeRun() throws IOException {
    Files.createDirectories(folder.resolve("run"));
    TinyFiles.checkpoint(folder.resolve("run"));
    run = folder.resolve("run").toString();
  }

  @Test
  void thePageIsWritten_andWrittenAgain() throws IOException {
    Path page = folder.resolve("new/report.html");
    assertEquals("Written to " + page + "\n", CommandCall.done("report", run, "--out", "" + page));
    assertTrue(Files.readString(page).contains("<h1>Run: run</h1>"));
    CommandCall.done("report", "--out", page.toString(), run);
  }

  @Test
  void gapsAreSaid() {
    CommandCall call = CommandCall.of("report", run, "--out", folder.resolve("r.html").toString());
    assertTrue(call.err().contains("missing: run: no fine-tuning results"), call.err());
  }

  @Test
  void reject_whatIsNoRun_andLeaveNothing() {
    Path page = folder.resolve("report.html");
    CommandCall.refused("is no run", "report", folder.toString(), "--out", page.toString());
    CommandCall.refused("at least one run", "report", "--out", page.toString());
    CommandCall.refused("--out", "report", run);
    assertFalse(Files.exists(page));
  }

  @Test
  void reject_anOutputThatIsNoPage() throws IOException {
    Path metrics = folder.resolve("run/metrics.jsonl");
    String before = Files.readString(metrics);
    CommandCall.refused("is no page of a report", "report", run, "--out", metrics.toString());
    CommandCall.refused("is a folder", "report", run, "--out", folder.toString());
    assertEquals(before, Files.readString(metrics));
  }
}
