package mcl.pretraining.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.model.Difference;
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
            golden.path("max_norm").asDouble(),
            1,
            List.of());
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
    OptimizerConfig config = new OptimizerConfig(1, 0.9, 0.99, 1e-3, 0.2, false, 0, 1, List.of());
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

  /** One parameter group of PyTorch for each weight, with its own rate and decay. */
  @Test
  void layerDecayAndGroupsFollowPyTorch() {
    JsonNode golden = Golden.json("adamw-groups.json");
    List<WeightShape> shapes = new ArrayList<>();
    golden.path("names").forEach(name -> shapes.add(WeightShape.zeros(name.asText(), 3)));
    StateDict weights =
        StateDict.create(
            run,
            shapes,
            (owner, weight, number) ->
                owner.create(Golden.floats(golden.path("start").path(number))));
    DecoupledAdam optimizer = new DecoupledAdam(run, GoldenGroups.config(golden), weights);
    long updates = 0;
    for (JsonNode step : golden.path("gradients")) {
      try (NDManager scope = run.newSubManager()) {
        Map<String, float[]> wanted = new LinkedHashMap<>();
        shapes.forEach(it -> wanted.put(it.name(), Golden.floats(step.path(wanted.size()))));
        Gradients gradients = gradients(scope, weights, wanted);
        optimizer.update(gradients, golden.path("rate").asDouble(), 1, ++updates);
      }
    }
    assertEquals(10, updates);
    for (int i = 0; i < shapes.size(); i++) {
      String name = shapes.get(i).name();
      float[] expected = Golden.floats(golden.path("end").path(i));
      float[] actual = weights.get(name).toFloatArray();
      Difference.print("groups: " + name, expected, actual);
      assertArrayEquals(expected, actual, 2e-6f, name);
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

  private static Gradients gradients(NDManager scope, StateDict weights, JsonNode values) {
    Map<String, float[]> wanted = new LinkedHashMap<>();
    SHAPES.forEach(it -> wanted.put(it.name(), Golden.floats(values.path(it.name()))));
    return gradients(scope, weights, wanted);
  }

  /** The gradient of sum(g w) is g. */
  private static Gradients gradients(
      NDManager scope, StateDict weights, Map<String, float[]> wanted) {
    Weights leaves = weights.leaves(scope);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      NDArray loss = scope.create(0f);
      for (Map.Entry<String, float[]> entry : wanted.entrySet()) {
        NDArray leaf = leaves.get(entry.getKey());
        NDArray gradient = scope.create(entry.getValue(), leaf.getShape());
        loss = loss.add(leaf.mul(gradient).sum());
      }
      tape.backward(loss);
    }
    Gradients gradients = Gradients.of(leaves);
    assertEquals(Map.copyOf(gradients.byName()).keySet(), leaves.names());
    return gradients;
  }
}
