package mcl.pretraining.conflict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.bridge.ops.PlainOps;
import mcl.courses.Assignment;
import mcl.courses.CurriculumConfig;
import mcl.courses.loss.LossMix;
import mcl.courses.loss.LossTerm;
import mcl.model.electra.Player;
import mcl.model.encoder.DropoutMasks;
import mcl.model.weights.Weights;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.TinyRun;
import mcl.pretraining.TinyText;
import mcl.tokenization.batch.BatchStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TugOfWarEngineTest {
  private static final RandomStreams RANDOM = new RandomStreams(42);

  private final TinyText text = new TinyText(64, 10);
  private final PretrainConfig config = TinyRun.with(TinyRun.config(0.1, 20), TinyRun.mcl());
  private final TinyRun run = TinyRun.open(config, text);
  private final TugOfWar tugOfWar = new TugOfWar(run.curriculum(), RANDOM, new PlainOps());

  @AfterEach
  void close() {
    run.close();
  }

  @Test
  void everyPairOfCoursesIsMeasuredForThePlayersTheyTeach() {
    Map<Player, Map<String, Double>> cosines = measure(run).cosines();
    assertEquals(
        Set.of("rtd~std", "rtd~re_rtd", "rtd~re_std", "re_rtd~std", "re_rtd~re_std", "std~re_std"),
        cosines.get(Player.GENERATOR).keySet(),
        "inserted tokens teach the generator nothing");
    assertEquals(10, cosines.get(Player.DISCRIMINATOR).size(), "five courses make ten pairs");
    cosines
        .values()
        .forEach(
            pairs ->
                pairs.forEach(
                    (pair, cosine) -> assertTrue(Math.abs(cosine) <= 1 + 1e-6, pair + cosine)));
  }

  @Test
  void agreesWithTheAngleBetweenTheGradientsThemselves() {
    double[] replaced = layers("rtd");
    double[] inserted = layers("itd");
    double expected =
        dot(replaced, inserted) / Math.sqrt(dot(replaced, replaced) * dot(inserted, inserted));
    assertEquals(expected, measure(run).cosines().get(Player.DISCRIMINATOR).get("rtd~itd"), 1e-4);
  }

  @Test
  void oneCourseAloneHasNobodyToDisagreeWith() {
    PretrainConfig electra = TinyRun.with(config, CurriculumConfig.electra());
    try (TinyRun alone = TinyRun.open(electra, text)) {
      TugOfWar measure = new TugOfWar(alone.curriculum(), RANDOM, new PlainOps());
      GradientCosines cosines =
          measure.measure(alone.scope(), alone.weights(), List.of(assignment(alone)), 3);
      assertTrue(cosines.byName().isEmpty());
      assertEquals(3, cosines.step());
    }
  }

  @Test
  void inMicroBatchesItMeasuresTheSame() {
    PretrainConfig whole = TinyRun.with(TinyRun.config(0, 20), TinyRun.mcl());
    try (TinyRun still = TinyRun.open(whole, text)) {
      TugOfWar measure = new TugOfWar(still.curriculum(), RANDOM, new PlainOps());
      Assignment all = assignment(still);
      Map<String, Double> expected =
          measure.measure(still.scope(), still.weights(), List.of(all), 3).byName();
      List<Assignment> parts = all.parts(3, RANDOM, 3);
      assertEquals(3, parts.size());
      Map<String, Double> actual =
          measure.measure(still.scope(), still.weights(), parts, 3).byName();
      assertEquals(expected.keySet(), actual.keySet());
      expected.forEach((pair, cosine) -> assertEquals(cosine, actual.get(pair), 1e-4, pair));
    }
  }

  @Test
  void nothingIsLearnedAndNothingStays() {
    Map<String, float[]> before = TinyRun.values(run.weights());
    int arrays = run.scope().getManagedArrays().size();
    GradientCosines first = measure(run);
    assertEquals(first, measure(run), "and it is repeatable");
    assertEquals(arrays, run.scope().getManagedArrays().size());
    TinyRun.values(run.weights())
        .forEach((name, values) -> assertArrayEquals(before.get(name), values, name));
  }

  private GradientCosines measure(TinyRun of) {
    return tugOfWar.measure(of.scope(), of.weights(), List.of(assignment(of)), 3);
  }

  private Assignment assignment(TinyRun of) {
    return of.preparation().at(new BatchStream(text, 42, 8).at(3), RANDOM, 3);
  }

  /** The gradient that the detection loss of a course sends into the discriminator's layers. */
  private double[] layers(String course) {
    List<Double> all = new ArrayList<>();
    try (NDManager scope = run.scope().newSubManager()) {
      Weights leaves = run.weights().leaves(scope);
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        List<LossTerm> terms =
            run
                .curriculum()
                .study(
                    scope,
                    leaves,
                    new DropoutMasks().at(scope, RANDOM.stream(Purpose.DROPOUT, 3)),
                    assignment(run))
                .terms()
                .stream()
                .filter(term -> term.name().equals(course + "/detection_loss"))
                .toList();
        tape.backward(LossMix.total(scope, terms));
      }
      for (String name : leaves.names()) {
        if (name.startsWith("discriminator/electra.encoder.layer.")) {
          NDArray gradient = leaves.get(name).getGradient();
          for (float value : gradient.toFloatArray()) {
            all.add((double) value);
          }
        }
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
