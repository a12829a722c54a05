package mcl.pretraining.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mcl.base.json.Json;
import mcl.pretraining.loop.StepReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonLinesReportTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir Path folder;
  private long now;

  @Test
  void writesMeansOfTheStepsSinceTheLastLine() throws IOException {
    try (JsonLinesReport report = open(2)) {
      step(report, 1, 4, true);
      step(report, 2, 2, true);
      step(report, 3, 1, true);
    }
    assertEquals(1, lines().length);
    JsonNode line = line(0);
    assertEquals(2, line.path("step").asInt());
    assertEquals(3, line.path("train/loss").asDouble());
    assertEquals(30, line.path("train/rtd/generator_loss").asDouble());
    assertEquals(0.5, line.path("train/learning_rate").asDouble());
    assertEquals(0, line.path("train/skipped").asInt(-1));
  }

  @Test
  void countsSkippedStepsAndWritesNoNaN() throws IOException {
    try (JsonLinesReport report = open(2)) {
      step(report, 1, 4, true);
      step(report, 2, Double.NaN, false);
      step(report, 3, 1, true);
      step(report, 4, 1, true);
    }
    assertTrue(line(0).path("train/loss").isNull());
    assertEquals(1, line(0).path("train/skipped").asInt());
    assertEquals(1, line(1).path("train/loss").asDouble(), "the next line starts anew");
  }

  @Test
  void validationHasALineOfItsOwn() throws IOException {
    DetectionMetrics metrics = new DetectionMetrics(Double.NaN, 0.5, 0.75, 0.1);
    try (JsonLinesReport report = open(2)) {
      report.onValidation(new ValidationReport(7, 3, 0.25, 4, 0.125, 0.5, metrics));
    }
    JsonNode line = line(0);
    assertEquals(7, line.path("step").asInt());
    assertEquals(0.25, line.path("eval/generator_accuracy").asDouble());
    assertEquals(0.75, line.path("eval/roc_auc").asDouble());
    assertTrue(line.path("eval/precision").isNull());
  }

  @Test
  void speedLeavesOutTheTimeOfValidation() throws IOException {
    DetectionMetrics metrics = new DetectionMetrics(1, 1, 1, 1);
    try (JsonLinesReport report = open(4)) {
      now = 1 * SECOND;
      step(report, 1, 1, true);
      now = 2 * SECOND;
      step(report, 2, 1, true);
      now = 60 * SECOND;
      report.onValidation(new ValidationReport(2, 1, 1, 1, 1, 1, metrics));
      now = 61 * SECOND;
      step(report, 3, 1, true);
      now = 62 * SECOND;
      step(report, 4, 1, true);
    }
    // Four steps of 100 tokens, one second each.
    assertEquals(100, line(1).path("train/tokens_per_second").asDouble(), 1e-9);
  }

  private JsonLinesReport open(long every) throws IOException {
    return new JsonLinesReport(folder.resolve("metrics.jsonl"), every, () -> now);
  }

  private static void step(JsonLinesReport report, long step, double loss, boolean updated) {
    report.onStep(
        new StepReport(step, 0.5, 2, loss, Map.of("rtd/generator_loss", loss * 10), updated, 100));
  }

  private String[] lines() throws IOException {
    return Files.readString(folder.resolve("metrics.jsonl")).split("\n");
  }

  private JsonNode line(int number) throws IOException {
    return Json.tree(lines()[number]);
  }
}
