package mcl.pretraining.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mcl.base.json.Json;
import mcl.pretraining.PretrainConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TensorBoardReportTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00.250Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void aNewRunBeginsWithTheVersion() throws Exception {
    try (TensorBoardReport report = open(0)) {
      report.onMetrics(100, Map.of("train/loss", 2.5));
    }
    List<WrittenEvent> events = WrittenEvent.in(files().get(0));
    assertEquals("brain.Event:2", events.get(0).fileVersion());
    assertTrue(events.get(1).startsSession());
    assertEquals(1, events.get(1).step());
    assertEquals(3, events.size());
    assertEquals(100, events.get(2).step());
    assertEquals(Map.of("train/loss", 2.5f), events.get(2).scalars());
    assertEquals(1795514400.25, events.get(2).wallTime());
  }

  @Test
  void whatIsNoNumberIsLeftOut() throws Exception {
    Map<String, Double> line = new LinkedHashMap<>();
    line.put("eval/rtd/precision", Double.NaN);
    line.put("eval/rtd/recall", 0.0);
    try (TensorBoardReport report = open(0)) {
      report.onMetrics(1, line);
      report.onMetrics(2, Map.of("train/loss", Double.POSITIVE_INFINITY));
    }
    List<WrittenEvent> events = WrittenEvent.in(files().get(0));
    assertEquals(3, events.size());
    assertEquals(Map.of("eval/rtd/recall", 0f), events.get(2).scalars());
  }

  @Test
  void theConfigurationIsATextThatMarkdownKeepsAsItIs() throws Exception {
    try (TensorBoardReport report = open(0)) {
      report.onConfiguration(PretrainConfig.defaults());
    }
    String text = WrittenEvent.in(files().get(0)).get(2).texts().get("configuration");
    assertTrue(text.lines().allMatch(line -> line.startsWith("    ")), text);
    assertEquals(
        Json.tree(Json.text(PretrainConfig.defaults())), Json.tree(text.replace("\n    ", "\n")));
  }

  @Test
  void aResumedRunSaysFromWhichStepOnAllIsNew() throws Exception {
    try (TensorBoardReport report = open(0)) {
      report.onMetrics(60, Map.of("train/loss", 2.0));
    }
    try (TensorBoardReport report = open(50)) {
      report.onMetrics(60, Map.of("train/loss", 1.0));
    }
    List<WrittenEvent> events = WrittenEvent.in(files().get(1));
    assertTrue(events.get(1).startsSession());
    assertEquals(51, events.get(1).step());
    assertEquals(Map.of("train/loss", 1f), events.get(2).scalars());
  }

  @Test
  void aLaterFileIsNamedSoThatItIsReadLater() throws Exception {
    Files.createFile(folder.resolve("events.out.tfevents.1795514500.elsewhere.1.v2"));
    open(0).close();
    open(0).close();
    assertEquals(
        List.of(
            "events.out.tfevents.1795514500.elsewhere.1.v2",
            "events.out.tfevents.1795514501.my_host.local.mcl",
            "events.out.tfevents.1795514502.my_host.local.mcl"),
        files().stream().map(file -> file.getFileName().toString()).toList());
  }

  @Test
  void eventsAreInTheFileBeforeItIsClosed() throws Exception {
    try (TensorBoardReport report = open(0)) {
      report.onMetrics(1, Map.of("train/loss", 2.0));
      assertEquals(3, WrittenEvent.in(files().get(0)).size());
    }
  }

  private TensorBoardReport open(long done) throws IOException {
    return new TensorBoardReport(folder, "my host.local", done, CLOCK);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
