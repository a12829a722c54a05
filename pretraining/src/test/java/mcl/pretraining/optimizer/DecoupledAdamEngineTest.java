package mcl.pretraining.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightShape;
import mcl.model.weights.Weights;
import mcl.pretraining.Golden;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecoupledAdamEngineTest {
  private static final List<WeightShape> SHAPES = WeightShape.linear("dense", 3, 4);

  private final NDManager run = NDManager.newBaseManager();

  @AfterEach
  void close() {
    run.close();
  }

  /** With clipping by global norm, a falling rate, and decay of the matrix alone. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void followsPyTorchOverTwentySteps(int number) {
    JsonNode golden = Golden.json("adamw.json").path(number);
    StateDict weights = start(golden.path("start"));
    OptimizerConfig config =
        new OptimizerConfig(
            1,
            golden.path("beta1").asDouble(),
            golden.path("beta2").asDouble(),
            golden.path("epsilon").asDouble(),
            golden.path("weight_decay").asDouble(),
            true,
            golden.path("max_norm").asDouble());
    DecoupledAdam optimizer = new DecoupledAdam(run, config, weights);
    GradientClip clip = new GradientClip(config.maxGradientNorm());
    long updates = 0;
    for (JsonNode step : golden.path("steps")) {
      try (NDManager scope = run.newSubManager()) {
        Gradients gradients = gradients(scope, weights, step.path("gradients"));
        double norm = gradients.globalNorm().getFloat();
        assertEquals(step.path("norm").asDouble(), norm, 1e-5);
        optimizer.update(gradients, step.path("rate").asDouble(), clip.scale(norm), ++updates);
      }
      for (WeightShape shape : SHAPES) {
        float[] expected = Golden.floats(step.path("weights").path(shape.name()));
        float[] actual = weights.get(shape.name()).toFloatArray();
        assertArrayEquals(expected, actual, 2e-6f, shape.name() + " after update " + updates);
      }
    }
    assertEquals(20, updates);
  }

  @Test
  void withoutBiasCorrectionFollowsTheFormula() {
    JsonNode golden = Golden.json("adamw.json").path(0);
    OptimizerConfig config = new OptimizerConfig(1, 0.9, 0.99, 1e-3, 0.2, false, 0);
    for (WeightShape shape : SHAPES) {
      StateDict weights = start(golden.path("start"));
      DecoupledAdam optimizer = new DecoupledAdam(run, config, weights);
      double decay = shape.name().endsWith("bias") ? 0 : 0.2;
      double w = weights.get(shape.name()).toFloatArray()[2];
      double m = 0;
      double v = 0;
      long updates = 0;
      for (JsonNode step : golden.path("steps")) {
        double g = 0.5 * Golden.floats(step.path("gradients").path(shape.name()))[2];
        m = 0.9 * m + 0.1 * g;
        v = 0.99 * v + 0.01 * g * g;
        w -= 0.05 * (m / (Math.sqrt(v) + 1e-3) + decay * w);
        try (NDManager scope = run.newSubManager()) {
          Gradients gradients = gradients(scope, weights, step.path("gradients"));
          optimizer.update(gradients, 0.05, 0.5, ++updates);
        }
        assertEquals(w, weights.get(shape.name()).toFloatArray()[2], 5e-6, "update " + updates);
      }
    }
  }

  @Test
  void leavesNothingInTheRunButTheMoments() {
    JsonNode golden = Golden.json("adamw.json").path(0);
    StateDict weights = start(golden.path("start"));
    int before = run.getManagedArrays().size();
    DecoupledAdam optimizer = new DecoupledAdam(run, OptimizerConfig.electraSmall(), weights);
    assertEquals(before + 2 * SHAPES.size(), run.getManagedArrays().size());
    try (NDManager scope = run.newSubManager()) {
      JsonNode gradients = golden.path("steps").path(0).path("gradients");
      optimizer.update(gradients(scope, weights, gradients), 0.1, 1, 1);
    }
    assertEquals(before + 2 * SHAPES.size(), run.getManagedArrays().size());
  }

  private StateDict start(JsonNode values) {
    return StateDict.create(
        run,
        SHAPES,
        (owner, weight, number) ->
            owner.create(Golden.floats(values.path(weight.name())), weight.shape()));
  }

  /** The gradient of sum(g w) is g. */
  private static Gradients gradients(NDManager scope, StateDict weights, JsonNode values) {
    Weights leaves = weights.leaves(scope);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      NDArray loss = scope.create(0f);
      for (WeightShape shape : SHAPES) {
        float[] gradient = Golden.floats(values.path(shape.name()));
        NDArray wanted = scope.create(gradient, new Shape(shape.shape().getShape()));
        loss = loss.add(leaves.get(shape.name()).mul(wanted).sum());
      }
      tape.backward(loss);
    }
    Gradients gradients = Gradients.of(leaves);
    assertEquals(Map.copyOf(gradients.byName()).keySet(), leaves.names());
    return gradients;
  }
}
