package mcl.courses.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import mcl.base.json.Json;
import mcl.model.tensors.Judgement;
import mcl.model.tensors.SlotLogits;
import mcl.model.tensors.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The two losses against PyTorch's ({@code interop/make_goldens.py}) and by hand. */
final class LossesEngineTest {
  private final NDManager scope = NDManager.newBaseManager();

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void crossEntropyAgreesWithPyTorch() throws IOException {
    JsonNode golden = golden();
    NDArray originals = Tensors.indices(scope, new int[] {5, 0, 2});
    assertEquals("[5,0,2]", golden.path("originals").toString());
    NDArray logits = matrix(golden.path("slot_logits"));
    float loss =
        backward(
            logits,
            x -> MaskedCrossEntropy.logLikelihoods(new SlotLogits(x), originals).sum().neg());
    assertEquals(golden.path("generator_loss").asDouble(), loss, 1e-5);
    assertNear(golden.path("generator_gradient"), logits.getGradient());
  }

  @Test
  void detectionLossAgreesWithPyTorch() throws IOException {
    JsonNode golden = golden();
    NDArray labels = matrix(golden.path("labels"));
    NDArray counted = matrix(golden.path("counted"));
    NDArray logits = matrix(golden.path("logits"));
    float loss =
        backward(logits, x -> DetectionLoss.perPosition(new Judgement(x), labels, counted).sum());
    assertEquals(golden.path("detection_loss").asDouble(), loss, 1e-5);
    assertNear(golden.path("detection_gradient"), logits.getGradient());
  }

  @Test
  void notKnowingCostsTheLogarithmOfTheChoices() {
    NDArray flat = scope.zeros(new Shape(4, 40));
    NDArray originals = Tensors.indices(scope, new int[] {0, 7, 39, 1});
    assertEquals(
        4 * Math.log(40),
        MaskedCrossEntropy.logLikelihoods(new SlotLogits(flat), originals).sum().neg().getFloat(),
        1e-5);
    NDArray zeros = scope.zeros(new Shape(2, 3));
    NDArray ones = scope.ones(new Shape(2, 3));
    assertEquals(
        6 * Math.log(2),
        DetectionLoss.perPosition(new Judgement(zeros), ones, ones).sum().getFloat(),
        1e-5);
  }

  @Test
  void farLogitsCostTheirDistance() {
    NDArray logits = scope.create(new float[] {100, -100, 100, -100, 1e4f}, new Shape(1, 5));
    NDArray labels = scope.create(new float[] {1, 0, 0, 1, 1}, new Shape(1, 5));
    NDArray counted = scope.ones(new Shape(1, 5));
    float loss =
        backward(logits, x -> DetectionLoss.perPosition(new Judgement(x), labels, counted).sum());
    assertEquals(200, loss, 1e-3);
    assertArrayEquals(new float[] {0, 0, 1, -1, 0}, logits.getGradient().toFloatArray(), 1e-6f);
  }

  @Test
  void paddingNeverCounts() {
    NDArray labels = scope.create(new float[] {1, 0, 1, 1}, new Shape(2, 2));
    NDArray counted = scope.create(new float[] {1, 1, 1, 0}, new Shape(2, 2));
    NDArray logits = scope.create(new float[] {0.3f, -2, 4, 7}, new Shape(2, 2));
    NDArray others = scope.create(new float[] {0.3f, -2, 4, -9000}, new Shape(2, 2));
    float loss =
        backward(logits, x -> DetectionLoss.perPosition(new Judgement(x), labels, counted).sum());
    assertEquals(
        loss, DetectionLoss.perPosition(new Judgement(others), labels, counted).sum().getFloat());
    float[] gradient = logits.getGradient().toFloatArray();
    assertEquals(0, gradient[3]);
    assertTrue(gradient[0] < 0 && gradient[1] > 0);
  }

  private float backward(NDArray logits, Function<NDArray, NDArray> loss) {
    logits.setRequiresGradient(true);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      NDArray sum = loss.apply(logits);
      tape.backward(sum);
      return sum.getFloat();
    }
  }

  private static void assertNear(JsonNode expected, NDArray actual) {
    assertArrayEquals(values(expected), actual.toFloatArray(), 1e-6f);
  }

  private NDArray matrix(JsonNode rows) {
    return scope.create(values(rows), new Shape(rows.size(), rows.path(0).size()));
  }

  private static float[] values(JsonNode rows) {
    float[] values = new float[rows.size() * rows.path(0).size()];
    int next = 0;
    for (JsonNode row : rows) {
      for (JsonNode value : row) {
        values[next++] = (float) value.doubleValue();
      }
    }
    return values;
  }

  private static JsonNode golden() throws IOException {
    try (InputStream in = LossesEngineTest.class.getResourceAsStream("/golden/losses.json")) {
      return Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
