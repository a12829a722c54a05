package mcl.pretraining.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import mcl.pretraining.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DetectionMetricsTest {
  /** Two of the cases have ties. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void agreesWithScikitLearn(int number) {
    JsonNode golden = Golden.json("detection.json").path(number);
    DetectionMetrics metrics =
        DetectionMetrics.of(
            Golden.floats(golden.path("logits")), Golden.floats(golden.path("labels")));
    assertEquals(golden.path("precision").asDouble(), metrics.precision(), 1e-12);
    assertEquals(golden.path("recall").asDouble(), metrics.recall(), 1e-12);
    assertEquals(golden.path("roc_auc").asDouble(), metrics.rocAuc(), 1e-12);
    assertEquals(golden.path("positive_share").asDouble(), metrics.positiveShare(), 1e-12);
  }

  @Test
  void byHand() {
    DetectionMetrics metrics =
        DetectionMetrics.of(new float[] {2, -1, 3, 0, -5}, new float[] {1, 1, 0, 0, 0});
    assertEquals(0.5, metrics.precision());
    assertEquals(0.5, metrics.recall());
    // Of the six pairs, 2 > 0, 2 > -5 and -1 > -5.
    assertEquals(0.5, metrics.rocAuc());
    assertEquals(0.4, metrics.positiveShare());
  }

  @Test
  void aLogitOfZeroSaysOriginal() {
    DetectionMetrics metrics = DetectionMetrics.of(new float[] {0, 0}, new float[] {1, 0});
    assertEquals(new DetectionMetrics(Double.NaN, 0, 0.5, 0.5), metrics);
  }

  @Test
  void withOneKindOnlyThereIsNothingToTellApart() {
    float[] logits = {1, -1, 2};
    assertEquals(
        new DetectionMetrics(1, 2 / 3.0, Double.NaN, 1),
        DetectionMetrics.of(logits, new float[] {1, 1, 1}));
    assertEquals(
        new DetectionMetrics(0, Double.NaN, Double.NaN, 0),
        DetectionMetrics.of(logits, new float[3]));
  }

  @Test
  void ofNothingAllIsNaN() {
    assertEquals(
        new DetectionMetrics(Double.NaN, Double.NaN, Double.NaN, Double.NaN),
        DetectionMetrics.of(new float[0], new float[0]));
  }

  @Test
  void logitsThatAreNoNumbersHaveNoRank() {
    DetectionMetrics metrics =
        DetectionMetrics.of(new float[] {Float.NaN, 1, -1}, new float[] {1, 0, 0});
    assertEquals(Double.NaN, metrics.rocAuc());
    assertEquals(0, metrics.recall());
  }

  @Test
  void infiniteLogitsRankFirst() {
    float[] logits = {Float.POSITIVE_INFINITY, 1, Float.NEGATIVE_INFINITY};
    assertEquals(1, DetectionMetrics.of(logits, new float[] {1, 0, 0}).rocAuc());
  }
}
