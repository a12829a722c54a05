package mcl.pretraining.average;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import mcl.model.Difference;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightShape;
import mcl.pretraining.Golden;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.TinyRun;
import mcl.pretraining.TinyText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WeightAverageEngineTest {
  private static final List<WeightShape> SHAPES =
      List.of(WeightShape.matrix("weight", 2, 2), WeightShape.zeros("bias", 2));

  private final NDManager run = NDManager.newBaseManager();
  private final StateDict weights =
      StateDict.create(run, SHAPES, (owner, weight, number) -> owner.zeros(weight.shape()));

  @AfterEach
  void close() {
    run.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void followsPyTorch(int number) {
    JsonNode golden = Golden.json("average.json").path(number);
    WeightAverage average =
        new WeightAverage(
            run,
            new AverageConfig(
                true,
                golden.path("decay").asDouble(),
                golden.path("startStep").asLong(),
                golden.path("every").asLong(),
                false),
            weights);
    long step = 0;
    for (JsonNode expected : golden.path("steps")) {
      set(expected.path("weights"));
      average.add(weights, step++);
      if (average.after(step).isPresent()) {
        StateDict reached = average.after(step).orElseThrow();
        for (WeightShape shape : SHAPES) {
          float[] wanted = Golden.floats(expected.path("average").path(shape.name()));
          float[] actual = reached.get(shape.name()).toFloatArray();
          Difference.print("average: " + shape.name(), wanted, actual);
          assertArrayEquals(wanted, actual, 1e-6f, shape.name() + " after step " + step);
        }
      }
    }
    assertEquals(12, step);
    assertTrue(average.after(golden.path("startStep").asLong()).isEmpty(), "not begun");
    assertTrue(average.after(golden.path("startStep").asLong() + 1).isPresent());
  }

  @Test
  void aRestoredAverageGoesOnAsIfNothingHadHappened() {
    AverageConfig config = new AverageConfig(true, 0.75, 1, 2, false);
    WeightAverage one = new WeightAverage(run, config, weights);
    WeightAverage other = new WeightAverage(run, config, weights);
    for (long step = 0; step < 9; step++) {
      weights.get("bias").set(new float[] {step * step, -step});
      one.add(weights, step);
      if (step == 4) {
        SHAPES.forEach(
            shape ->
                other
                    .weights()
                    .get(shape.name())
                    .set(one.weights().get(shape.name()).toFloatArray()));
      } else if (step > 4) {
        other.add(weights, step);
      }
    }
    assertArrayEquals(
        one.weights().get("bias").toFloatArray(), other.weights().get("bias").toFloatArray());
  }

  @Test
  void itLeavesNothingBehindAndTakesNothingWhereItIsOff() {
    int before = run.getManagedArrays().size();
    WeightAverage off = new WeightAverage(run, AverageConfig.NONE, weights);
    off.add(weights, 0);
    assertEquals(before, run.getManagedArrays().size());
    assertTrue(off.after(1).isEmpty() && off.weights().names().isEmpty());
    WeightAverage on = new WeightAverage(run, new AverageConfig(true, 0.9, 0, 1, true), weights);
    for (long step = 0; step < 5; step++) {
      on.add(weights, step);
    }
    assertEquals(before + SHAPES.size(), run.getManagedArrays().size());
  }

  @Test
  void trainingIsTheSameWithAndWithoutIt() {
    TinyText text = new TinyText(64, 10);
    PretrainConfig config = TinyRun.with(TinyRun.config(0.1, 20), TinyRun.mcl());
    AverageConfig half = new AverageConfig(true, 0.5, 0, 1, true);
    try (TinyRun with = TinyRun.open(TinyRun.with(config, half), text);
        TinyRun without = TinyRun.open(config, text)) {
      int arrays = with.scope().getManagedArrays().size();
      for (long step = 0; step < 4; step++) {
        assertEquals(without.step().run(step), with.step().run(step));
      }
      assertEquals(arrays, with.scope().getManagedArrays().size());
      String name = "discriminator/discriminator_predictions.dense.bias";
      float[] average = with.average().after(4).orElseThrow().get(name).toFloatArray();
      float[] last = with.weights().get(name).toFloatArray();
      assertTrue(average[0] != 0 && average[0] != last[0], "it lags behind");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 1, decay is 1.0; it must be",
    "-0.1, 0, 1, decay is -0.1",
    "NaN, 0, 1, decay is NaN",
    "0.9, -1, 1, startStep is -1",
    "0.9, 0, 0, every is 0",
  })
  void impossibleSettingsAreRefused(double decay, long start, long every, String expected) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new AverageConfig(true, decay, start, every, true))
            .getMessage();
    assertTrue(message.startsWith(expected), message);
  }

  private void set(JsonNode values) {
    SHAPES.forEach(
        shape -> weights.get(shape.name()).set(Golden.floats(values.path(shape.name()))));
  }
}
