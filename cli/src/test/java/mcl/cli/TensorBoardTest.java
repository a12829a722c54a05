package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import mcl.base.json.Json;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.tensorboard.TensorBoardReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What TensorBoard's own reader finds in event files. */
final class TensorBoardTest {
  @TempDir Path folder;

  @Test
  void aRunIsReadAsItWasWritten() throws Exception {
    TensorBoardReader reader = TensorBoardReader.open(folder);
    Path events = folder.resolve("new");
    try (TensorBoardReport report = open(events, 0)) {
      report.onConfiguration(PretrainConfig.defaults());
      report.onMetrics(0, Map.of("eval/rtd/roc_auc", 0.5));
      report.onMetrics(100, Map.of("train/loss", 2.5, "train/learning_rate", 1e-4));
      report.onMetrics(3_000_000_000L, Map.of("train/loss", 1.25));
    }
    JsonNode read = reader.read(events);
    assertEquals(2, read.path("file_version").asDouble());
    assertEquals(Map.of(0L, 0.5f), TensorBoardReader.curve(read, "eval/rtd/roc_auc"));
    assertEquals(
        Map.of(100L, 2.5f, 3_000_000_000L, 1.25f), TensorBoardReader.curve(read, "train/loss"));
    assertEquals(Map.of(100L, 1e-4f), TensorBoardReader.curve(read, "train/learning_rate"));
    String configuration = read.path("texts").path("configuration").path(0).asText();
    assertEquals(Json.tree(Json.text(PretrainConfig.defaults())), Json.tree(configuration));
  }

  @Test
  void aResumedRunTakesThePlaceOfWhatWasMeasuredAfterItsCheckpoint() throws Exception {
    TensorBoardReader reader = TensorBoardReader.open(folder);
    Path events = folder.resolve("resumed");
    try (TensorBoardReport report = open(events, 0)) {
      for (long step = 10; step <= 90; step += 10) {
        report.onMetrics(step, Map.of("train/loss", 1.0));
      }
      report.onMetrics(85, Map.of("eval/rtd/roc_auc", 0.9));
    }
    try (TensorBoardReport report = open(events, 60)) {
      report.onMetrics(70, Map.of("train/loss", 2.0));
    }
    JsonNode read = reader.read(events);
    assertEquals(
        Map.of(10L, 1f, 20L, 1f, 30L, 1f, 40L, 1f, 50L, 1f, 60L, 1f, 70L, 2f),
        TensorBoardReader.curve(read, "train/loss"));
    assertEquals(Map.of(), TensorBoardReader.curve(read, "eval/rtd/roc_auc"));
  }

  @Test
  void anEventThatBreaksOffCostsNoOther() throws Exception {
    TensorBoardReader reader = TensorBoardReader.open(folder);
    Path events = folder.resolve("killed");
    try (TensorBoardReport report = open(events, 0)) {
      report.onMetrics(10, Map.of("train/loss", 1.0));
      report.onMetrics(20, Map.of("train/loss", 2.0));
    }
    shorten(events);
    try (TensorBoardReport report = open(events, 10)) {
      report.onMetrics(20, Map.of("train/loss", 3.0));
    }
    assertEquals(
        Map.of(10L, 1f, 20L, 3f), TensorBoardReader.curve(reader.read(events), "train/loss"));
  }

  private static TensorBoardReport open(Path events, long done) throws IOException {
    return new TensorBoardReport(events, "host", done, Clock.systemUTC());
  }

  private static void shorten(Path events) throws IOException {
    try (Stream<Path> files = Files.list(events)) {
      Path file = files.findFirst().orElseThrow();
      try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
        channel.truncate(channel.size() - 7);
      }
    }
  }
}
