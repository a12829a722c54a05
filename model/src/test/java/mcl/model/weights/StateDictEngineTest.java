package mcl.model.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.DropoutMasks;
import mcl.model.encoder.Pass;
import mcl.model.tensors.AttentionMask;
import mcl.model.tensors.EncoderInput;
import mcl.model.tensors.Tensors;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StateDictEngineTest {
  private static final WeightSource ONES = (owner, weight, number) -> owner.ones(weight.shape());

  private final NDManager run = NDManager.newBaseManager();
  private final List<WeightShape> shapes =
      WeightShape.all(WeightShape.linear("b", 2, 3), WeightShape.norm("a", 2));
  private final StateDict weights = StateDict.create(run, shapes, ONES);

  @AfterEach
  void close() {
    run.close();
  }

  @Test
  void keepsTheOrderOfTheModel() {
    List<String> order = List.of("b.weight", "b.bias", "a.weight", "a.bias");
    assertEquals(order, new ArrayList<>(weights.names()));
    assertEquals(order, new ArrayList<>(weights.leaves(run).names()));
    assertEquals(12, weights.parameters());
  }

  @Test
  void sourcesAreToldTheNumberOfTheWeight() {
    List<Integer> numbers = new ArrayList<>();
    StateDict.create(
        run,
        shapes,
        (owner, weight, number) -> {
          numbers.add(number);
          return owner.zeros(weight.shape());
        });
    assertEquals(List.of(0, 1, 2, 3), numbers);
  }

  @Test
  void zerosLikeHasTheSameShapesAndMemoryOfItsOwn() {
    StateDict zeros = weights.zerosLike(run);
    zeros.get("b.weight").addi(run.create(5f));
    assertEquals(weights.names(), zeros.names());
    assertArrayEquals(new float[] {1, 1, 1, 1, 1, 1}, weights.get("b.weight").toFloatArray());
    assertArrayEquals(new float[2], zeros.get("a.bias").toFloatArray());
  }

  @Test
  void copiesAreNotReachedByLaterChanges_andOutliveTheOriginals() {
    try (NDManager scope = NDManager.newBaseManager()) {
      StateDict copies;
      try (NDManager other = NDManager.newBaseManager()) {
        StateDict original = StateDict.create(other, shapes, ONES);
        int before = other.getManagedArrays().size();
        copies = original.copy(scope);
        assertEquals(before, other.getManagedArrays().size());
        original.get("b.weight").addi(other.create(5f));
      }
      assertEquals(weights.names(), copies.names());
      assertArrayEquals(new float[] {1, 1, 1, 1, 1, 1}, copies.get("b.weight").toFloatArray());
    }
  }

  @Test
  void fillTakesTheValuesOfASource_toTheLastBit() {
    float[] odd = {-0f, Float.MIN_VALUE, 1e-42f, Float.MAX_VALUE, -1.1f, 0.1f};
    int before = run.getManagedArrays().size();
    weights.fill(
        (scope, weight, number) ->
            number == 0 ? scope.create(odd, weight.shape()) : scope.zeros(weight.shape()));
    assertEquals(before, run.getManagedArrays().size());
    float[] values = weights.get("b.weight").toFloatArray();
    for (int i = 0; i < odd.length; i++) {
      assertEquals(Float.floatToRawIntBits(odd[i]), Float.floatToRawIntBits(values[i]));
    }
    assertArrayEquals(new float[2], weights.get("a.weight").toFloatArray());
  }

  @Test
  void isFinite_findsOneValueThatIsNot() {
    assertTrue(weights.isFinite());
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      float[] values = {0, 1, bad, 3, 4, 5};
      weights.fill(
          (scope, weight, number) ->
              number == 0 ? scope.create(values, weight.shape()) : scope.ones(weight.shape()));
      assertFalse(weights.isFinite(), bad + "");
    }
  }

  @Test
  void leavesShareMemoryAndAloneCollectGradients() {
    Weights leaves = weights.leaves(run);
    assertTrue(leaves.get("b.weight").hasGradient());
    assertFalse(weights.frozen(run).get("b.weight").hasGradient());
    assertFalse(weights.get("b.weight").hasGradient());
    weights.get("b.bias").subi(run.create(3f));
    assertArrayEquals(new float[] {-2, -2}, leaves.get("b.bias").toFloatArray());
  }

  @Test
  void gradientsEndWithTheScopeOfTheLeaves() {
    NDArray gradient;
    try (NDManager step = run.newSubManager()) {
      gradient = square(step);
      assertArrayEquals(new float[] {2, 2}, gradient.toFloatArray());
    }
    assertThrows(IllegalStateException.class, gradient::toFloatArray);
    try (NDManager step = run.newSubManager()) {
      assertArrayEquals(new float[] {2, 2}, square(step).toFloatArray(), "gradients do not add up");
    }
  }

  @Test
  void unknownNamesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> weights.get("c.weight"));
    assertThrows(IllegalArgumentException.class, () -> weights.leaves(run).get("c.weight"));
  }

  @Test
  void twoWeightsOfOneNameAreRefused() {
    List<WeightShape> twice = WeightShape.all(shapes, WeightShape.norm("a", 2));
    assertThrows(IllegalArgumentException.class, () -> StateDict.create(run, twice, ONES));
  }

  @Test
  void theRunHoldsAsManyArraysAfterTwentyPassesAsBefore() {
    try (NDManager scope = NDManager.newBaseManager()) {
      StateDict pair = TinyElectra.weights(scope, 1);
      DropoutMasks masks = new DropoutMasks();
      int before = scope.getManagedArrays().size();
      for (int pass = 0; pass < 20; pass++) {
        try (NDManager step = scope.newSubManager()) {
          Dropout dropout = masks.at(step, RandomSource.SPLIT_MIX_64.create(pass));
          backward(step, pair.leaves(step), dropout);
        }
        assertEquals(before, scope.getManagedArrays().size(), "after pass " + pass);
      }
    }
  }

  private NDArray square(NDManager step) {
    Weights leaves = weights.leaves(step);
    NDArray leaf = leaves.get("a.weight");
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      tape.backward(leaf.mul(leaf).sum());
    }
    return leaf.getGradient();
  }

  private static void backward(NDManager step, Weights leaves, Dropout dropout) {
    Electra electra = TinyElectra.electra(0.1);
    int[] ids = TinyVocabulary.sentences(1, 2, 8);
    EncoderInput input = Tensors.input(step, ids, 8, AttentionMask.NONE);
    NDArray slots = Tensors.indices(step, new int[] {1, 9});
    Pass generator = electra.pass(step, Player.GENERATOR, leaves, dropout);
    Pass discriminator = electra.pass(step, Player.DISCRIMINATOR, leaves, dropout);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      NDArray guesses = electra.generator().fill(generator, input, slots).logits();
      NDArray judgement = electra.discriminator().judge(discriminator, input).logits();
      tape.backward(guesses.square().sum().add(judgement.square().sum()));
    }
    leaves.names().forEach(name -> leaves.get(name).getGradient());
  }
}
