package mcl.finetuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.base.config.Configuration;
import mcl.base.config.Setting;
import mcl.bridge.device.Compute;
import mcl.bridge.device.ComputeDevice;
import mcl.bridge.ops.OpsKind;
import org.junit.jupiter.api.Test;

/** What a run computes does not depend on what it is computed by, but for rounding. */
final class TuningComputeEngineTest {
  private static final Compute NATIVE = new Compute(OpsKind.NATIVE, ComputeDevice.of("cpu"));

  private static final List<TaskData> TASKS =
      List.of(TinyTask.rows(), TinyTask.scores(), TinyTask.tags(), TinyTask.questions());

  private static FineTuneConfig config(String precision) {
    List<Setting> settings =
        List.of(
            Setting.of("test", "precision", precision),
            Setting.of("test", "batchSize", "8"),
            Setting.of("test", "epochs", "4"),
            Setting.of("test", "keep", "last"),
            Setting.of("test", "optimizer.learningRate", "3e-3"));
    return Configuration.read(Optional.empty(), settings, FineTuneConfig.defaults()).value();
  }

  /** The losses of all steps, and in the end the probabilities of the judged rows. */
  private record Course(List<Double> losses, FineTuneReport report) {}

  private static Course tune(TaskData data, String precision, Compute compute) {
    LossLog log = new LossLog();
    FineTuneConfig config = config(precision);
    StartingPoint start = TinyTask.start(1);
    EncodedData encoded = EncodedData.of(data, start, config, () -> false);
    try (FineTuner tuner = new FineTuner(config, start, encoded, compute)) {
      FineTuneReport report = tuner.run(log, () -> false);
      return new Course(log.losses(), report);
    }
  }

  private static void assertNear(List<Double> expected, List<Double> losses, double tolerance) {
    assertEquals(expected.size(), losses.size());
    for (int i = 0; i < losses.size(); i++) {
      assertEquals(expected.get(i), losses.get(i), tolerance, "step " + (i + 1));
    }
  }

  @Test
  void nativeOperationsLearnTheSame() {
    for (TaskData data : TASKS) {
      Course plain = tune(data, "float32", Compute.USUAL);
      Course other = tune(data, "float32", NATIVE);
      assertTrue(plain.losses().get(0) > 0);
      assertNear(plain.losses(), other.losses(), 1e-4);
      assertEquals(
          plain.report().chosenBy().scores().value(),
          other.report().chosenBy().scores().value(),
          1e-3);
    }
  }

  @Test
  void bfloat16StaysNear() {
    for (TaskData data : TASKS) {
      Course wide = tune(data, "float32", NATIVE);
      Course narrow = tune(data, "bfloat16", NATIVE);
      assertNotEquals(wide.losses(), narrow.losses());
      assertNear(wide.losses(), narrow.losses(), 0.1);
    }
  }

  @Test
  void plainOperationsInBfloat16AreRefused() {
    assertThrows(UserException.class, () -> tune(TinyTask.rows(), "bfloat16", Compute.USUAL));
  }

  @Test
  void theEncoderIsTunedAndNothingIsLeftBehindButTheMoments() {
    assertLeavesTheMoments("float32", Compute.USUAL);
    assertLeavesTheMoments("bfloat16", NATIVE);
  }

  private static void assertLeavesTheMoments(String precision, Compute compute) {
    FineTuneConfig config = config(precision);
    StartingPoint start = TinyTask.start(1);
    EncodedData encoded = EncodedData.of(TinyTask.rows(), start, config, () -> false);
    try (FineTuner tuner = new FineTuner(config, start, encoded, compute)) {
      String name = "electra.encoder.layer.0.attention.self.query.weight";
      NDManager scope = tuner.weights().get(name).getManager();
      int before = scope.getManagedArrays().size();
      float[] begin = tuner.weights().get(name).toFloatArray();
      tuner.run(FineTuneListener.NONE, () -> false);
      int moments = 2 * tuner.weights().names().size();
      assertEquals(before + moments, scope.getManagedArrays().size());
      assertNotEquals(begin[0], tuner.weights().get(name).toFloatArray()[0]);
    }
  }
}
