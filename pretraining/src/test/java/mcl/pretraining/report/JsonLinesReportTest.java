package mcl.pretraining.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.json.Json;
import mcl.courses.DetectionKind;
import mcl.model.electra.Player;
import mcl.pretraining.conflict.GradientCosines;
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
    assertEquals(0.75, line.path("train/rtd/roc_auc").asDouble(), "measured in one step of two");
    assertEquals(1.5, line.path("notebook/rtd/caught").asDouble());
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
      report.onValidation(validation(7, new CourseValidation(3, 0.25, 4, 0.125, 0.5, metrics)));
    }
    JsonNode line = line(0);
    assertEquals(7, line.path("step").asInt());
    assertEquals(0.25, line.path("eval/rtd/generator_accuracy").asDouble());
    assertEquals(0.75, line.path("eval/rtd/roc_auc").asDouble());
    assertTrue(line.path("eval/rtd/precision").isNull());
    assertEquals(6, line.path("eval/notebook/rtd/fooled").asDouble());
  }

  @Test
  void theAverageOfTheWeightsHasKeysOfItsOwn() throws IOException {
    DetectionMetrics metrics = new DetectionMetrics(1, 0.5, 0.75, 0.125);
    try (JsonLinesReport report = open(2)) {
      report.onAverageValidation(validation(7, new CourseValidation(3, 1, 4, 1, 0.5, metrics)));
    }
    assertEquals(0.75, line(0).path("eval_average/rtd/roc_auc").asDouble());
    assertEquals(6, line(0).path("eval_average/notebook/rtd/fooled").asDouble());
    assertTrue(line(0).path("eval/rtd/roc_auc").isMissingNode());
  }

  @Test
  void gradientCosinesHaveALineOfTheirOwn() throws IOException {
    try (JsonLinesReport report = open(2)) {
      now = 3 * SECOND;
      report.onGradientCosines(
          new GradientCosines(4, Map.of(Player.GENERATOR, Map.of("rtd~std", -0.5))));
    }
    assertEquals("{\"step\":4,\"seconds\":3.0,\"conflict/generator/rtd~std\":-0.5}", lines()[0]);
  }

  @Test
  void aSingleCourseHasNoCosinesToWrite() throws IOException {
    try (JsonLinesReport report = open(2)) {
      report.onGradientCosines(new GradientCosines(4, Map.of(Player.GENERATOR, Map.of())));
    }
    assertEquals("", Files.readString(folder.resolve("metrics.jsonl")));
  }

  @Test
  void speedLeavesOutTheTimeOfValidationAndOfGradientCosines() throws IOException {
    DetectionMetrics metrics = new DetectionMetrics(1, 1, 1, 1);
    try (JsonLinesReport report = open(4)) {
      now = 1 * SECOND;
      step(report, 1, 1, true);
      now = 2 * SECOND;
      step(report, 2, 1, true);
      now = 60 * SECOND;
      report.onValidation(validation(2, new CourseValidation(1, 1, 1, 1, 1, metrics)));
      now = 80 * SECOND;
      report.onGradientCosines(
          new GradientCosines(2, Map.of(Player.GENERATOR, Map.of("rtd~std", 0.5))));
      now = 81 * SECOND;
      step(report, 3, 1, true);
      now = 82 * SECOND;
      step(report, 4, 1, true);
    }
    // Four steps of 100 tokens, one second each.
    assertEquals(100, line(2).path("train/tokens_per_second").asDouble(), 1e-9);
    assertEquals(0.25, line(2).path("train/data_wait_share").asDouble(), 1e-9);
  }

  @Test
  void goesOnWhereItsStateWasTaken() throws IOException {
    MetricsState state;
    try (JsonLinesReport report = open(2)) {
      now = 5 * SECOND;
      step(report, 1, 4, true);
      step(report, 2, 2, true);
      now = 9 * SECOND;
      step(report, 3, 1, false);
      state = report.state();
      now = 12 * SECOND;
      step(report, 4, 9, true);
      step(report, 5, 9, true);
      step(report, 6, 9, true);
    }
    String[] before = lines();
    assertEquals(new MetricsState(1, 9, 4, 0.25, 100, 1, state.means()), state);
    now = 1000 * SECOND;
    try (JsonLinesReport report =
        new JsonLinesReport(folder.resolve("metrics.jsonl"), 2, () -> now, state)) {
      assertEquals(state, report.state());
      now = 1003 * SECOND;
      step(report, 4, 9, true);
      assertEquals(2, report.state().lines());
    }
    assertEquals(List.of(before[0], before[1]), List.of(lines()));
  }

  @Test
  void stateSurvivesJson_withWhatIsNoNumber() throws IOException {
    try (JsonLinesReport report = open(9)) {
      step(report, 1, Double.NaN, true);
      step(report, 2, Double.POSITIVE_INFINITY, true);
      step(report, 3, 0.1, true);
      Path file = folder.resolve("state.json");
      Json.write(file, report.state());
      MetricsState read = Json.read(file, MetricsState.class);
      assertEquals(report.state().means(), read.means());
      assertEquals(
          List.copyOf(report.state().means().keySet()), List.copyOf(read.means().keySet()));
    }
  }

  @Test
  void aFileThatLostLines_goesOnWithThoseThatAreLeft() throws IOException {
    Path file = Files.writeString(folder.resolve("metrics.jsonl"), "{\"step\":1}\n{\"st");
    MetricsState state = new MetricsState(5, 0, 0, 0, 0, 0, Map.of());
    try (JsonLinesReport report = new JsonLinesReport(file, 1, () -> now, state)) {
      assertEquals(1, report.state().lines());
      step(report, 2, 1, true);
    }
    assertEquals(2, lines().length);
    assertEquals(2, line(1).path("step").asInt());
  }

  private JsonLinesReport open(long every) throws IOException {
    return new JsonLinesReport(folder.resolve("metrics.jsonl"), every, () -> now);
  }

  private static void step(JsonLinesReport report, long step, double loss, boolean updated) {
    report.onStep(
        new StepReport(
            step,
            0.5,
            2,
            loss,
            Map.of("rtd/generator_loss", loss * 10),
            step % 2 == 0
                ? Map.of("rtd/roc_auc", 0.75, "notebook/rtd/caught", step * 1.0)
                : Map.of("notebook/rtd/caught", step * 1.0),
            updated,
            100,
            0.25));
  }

  private static ValidationReport validation(long step, CourseValidation course) {
    return new ValidationReport(
        step, Map.of(DetectionKind.REPLACED_TOKEN, course), Map.of("notebook/rtd/fooled", 6.0));
  }

  private String[] lines() throws IOException {
    return Files.readString(folder.resolve("metrics.jsonl")).split("\n");
  }

  private JsonNode line(int number) throws IOException {
    return Json.tree(lines()[number]);
  }
}
