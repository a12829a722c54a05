package mcl.pretraining.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mcl.bridge.ops.OpsKind;
import mcl.model.encoder.Activations;
import mcl.model.encoder.RecomputedActivations;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.TinyRun;
import mcl.pretraining.TinyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole steps, all five courses and dropout among them, by the one and the other operations. */
final class OpsEngineTest {
  private static final PretrainConfig CONFIG = TinyRun.with(TinyRun.config(0.1, 20), TinyRun.mcl());

  private static final PretrainConfig NARROW =
      TinyRun.with(CONFIG, "{\"precision\": \"bfloat16\"}");

  /** What twenty steps report, and the weights that they end with. */
  private record Course(List<StepReport> reports, Map<String, float[]> weights) {
    static Course of(PretrainConfig config, OpsKind ops) {
      return of(config, ops, () -> Activations.KEPT);
    }

    static Course of(PretrainConfig config, OpsKind ops, Supplier<Activations> activations) {
      List<StepReport> reports = new ArrayList<>();
      try (TinyRun run = TinyRun.open(config, new TinyText(64, 10), ops, activations)) {
        for (int step = 0; step < 20; step++) {
          reports.add(run.step().run(step));
        }
        return new Course(reports, TinyRun.values(run.weights()));
      }
    }
  }

  @Test
  void nativeOperationsGoTheWayOfPlainOnes() {
    Course plain = Course.of(CONFIG, OpsKind.PLAIN);
    Course fast = Course.of(CONFIG, OpsKind.NATIVE);
    for (int step = 0; step < 20; step++) {
      StepReport expected = plain.reports().get(step);
      StepReport actual = fast.reports().get(step);
      String message = "step " + step;
      assertEquals(expected.loss(), actual.loss(), 1e-4 * expected.loss(), message);
      assertEquals(
          expected.gradientNorm(), actual.gradientNorm(), 1e-3 * expected.gradientNorm(), message);
      assertEquals(expected.losses().keySet(), actual.losses().keySet());
    }
    plain
        .weights()
        .forEach((name, values) -> assertArrayEquals(values, fast.weights().get(name), 1e-4f));
  }

  @ParameterizedTest
  @CsvSource({"PLAIN, false", "NATIVE, false", "PLAIN, true"})
  void recomputedActivationsAreTheOnesThatWereNotKept(OpsKind ops, boolean hard) {
    PretrainConfig config =
        hard
            ? TinyRun.with(
                CONFIG,
                "{\"withinDocuments\": true, \"batch\": {\"microBatch\": 3}, \"model\":"
                    + " {\"relativePositionBuckets\": 8, \"relativePositionMaxDistance\": 6,"
                    + " \"embeddingSharing\": \"gradientDisentangled\"}}")
            : CONFIG;
    Course kept = Course.of(config, ops);
    Course recomputed = Course.of(config, ops, RecomputedActivations::new);
    assertEquals(kept.reports().get(0).loss(), recomputed.reports().get(0).loss());
    for (int step = 0; step < 20; step++) {
      double norm = kept.reports().get(step).gradientNorm();
      assertEquals(norm, recomputed.reports().get(step).gradientNorm(), 1e-3 * norm, "" + step);
    }
    kept.weights()
        .forEach(
            (name, values) -> assertArrayEquals(values, recomputed.weights().get(name), 1e-4f));
  }

  @Test
  void theSameRunInBfloat16StaysNear() {
    Course wide = Course.of(CONFIG, OpsKind.NATIVE);
    Course narrow = Course.of(NARROW, OpsKind.NATIVE);
    assertNotEquals(wide.reports().get(0).loss(), narrow.reports().get(0).loss());
    for (int step = 0; step < 20; step++) {
      double expected = wide.reports().get(step).loss();
      assertEquals(expected, narrow.reports().get(step).loss(), 0.03 * expected, "step " + step);
      assertTrue(narrow.reports().get(step).updated());
    }
  }

  /** Masks that hide documents from each other are float32, and so are the scores they meet. */
  @Test
  void bfloat16TakesMasksAndDisentangledEmbeddings() {
    PretrainConfig masked =
        TinyRun.with(
            NARROW,
            "{\"withinDocuments\": true, \"model\": {\"embeddingSharing\":"
                + " \"gradientDisentangled\"}}");
    Course.of(masked, OpsKind.NATIVE).reports().forEach(report -> assertTrue(report.updated()));
  }
}
