package mcl.model.electra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.Pass;
import mcl.model.tensors.AttentionMask;
import mcl.model.tensors.EncoderInput;
import mcl.model.tensors.Tensors;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightShape;
import mcl.model.weights.WeightSource;
import mcl.model.weights.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who reads which embeddings, and whose loss teaches them. */
final class EmbeddingSharingEngineTest {
  private static final EmbeddingSharing TIED = EmbeddingSharing.TIED;
  private static final EmbeddingSharing DISENTANGLED = EmbeddingSharing.GRADIENT_DISENTANGLED;
  private static final EmbeddingSharing NONE = EmbeddingSharing.NONE;
  private static final Player GENERATOR = Player.GENERATOR;
  private static final Player DISCRIMINATOR = Player.DISCRIMINATOR;

  private static final List<String> EMBEDDINGS =
      electra(TIED).weights(GENERATOR).subList(0, 5).stream().map(WeightShape::name).toList();

  private final NDManager scope = NDManager.newBaseManager();
  private final StateDict tied = TinyElectra.weights(scope, 1);
  private final EncoderInput input =
      Tensors.input(scope, TinyVocabulary.sentences(1, 3, 6), 6, AttentionMask.NONE);

  @AfterEach
  void close() {
    scope.close();
  }

  @ParameterizedTest
  @EnumSource(EmbeddingSharing.class)
  void withEqualEmbeddingsAllWaysComputeTheSame(EmbeddingSharing sharing) {
    for (Player player : Player.values()) {
      assertArrayEquals(
          logits(TIED, tied, player).toFloatArray(),
          logits(sharing, equalEmbeddings(sharing), player).toFloatArray());
    }
  }

  @Test
  void tiedEmbeddingsLearnFromBothLosses() {
    for (String name : EMBEDDINGS) {
      assertTaught(gradients(TIED, tied, GENERATOR), "discriminator/" + name);
      assertTaught(gradients(TIED, tied, DISCRIMINATOR), "discriminator/" + name);
    }
  }

  @Test
  void separateEmbeddingsLearnFromTheLossOfTheirPlayer() {
    StateDict weights = equalEmbeddings(NONE);
    for (Player player : Player.values()) {
      Map<String, float[]> expected = gradients(TIED, tied, player);
      Map<String, float[]> actual = gradients(NONE, weights, player);
      Player other = player == GENERATOR ? DISCRIMINATOR : GENERATOR;
      for (String name : EMBEDDINGS) {
        float[] taught = actual.get(player.nameOf(name));
        assertArrayEquals(expected.get("discriminator/" + name), taught, name);
        assertUntaught(actual, other.nameOf(name));
      }
    }
  }

  @Test
  void theDiscriminatorTeachesTheDifferenceAlone() {
    Map<String, float[]> expected = gradients(TIED, tied, DISCRIMINATOR);
    Map<String, float[]> actual =
        gradients(DISENTANGLED, equalEmbeddings(DISENTANGLED), DISCRIMINATOR);
    for (String name : EMBEDDINGS) {
      float[] taught = actual.get("difference/" + name);
      assertArrayEquals(expected.get("discriminator/" + name), taught, name);
      assertUntaught(actual, "generator/" + name);
    }
    String own = "discriminator/electra.embeddings_project.weight";
    assertArrayEquals(expected.get(own), actual.get(own), "the rest learns as ever");
  }

  @Test
  void theGeneratorTeachesItsEmbeddingsAlone() {
    Map<String, float[]> expected = gradients(TIED, tied, GENERATOR);
    Map<String, float[]> actual = gradients(DISENTANGLED, equalEmbeddings(DISENTANGLED), GENERATOR);
    for (String name : EMBEDDINGS) {
      float[] taught = actual.get("generator/" + name);
      assertArrayEquals(expected.get("discriminator/" + name), taught, name);
      assertUntaught(actual, "difference/" + name);
    }
  }

  @Test
  void theDiscriminatorReadsTheSumOfBoth() {
    StateDict other = TinyElectra.weights(scope, 2);
    StateDict separate = pair(NONE, tied, other);
    StateDict disentangled = pair(DISENTANGLED, tied, other);
    for (String name : EMBEDDINGS) {
      NDArray sum =
          disentangled.get("generator/" + name).add(disentangled.get("difference/" + name));
      assertArrayEquals(
          separate.get("discriminator/" + name).toFloatArray(), sum.toFloatArray(), 1e-7f, name);
    }
    assertArrayEquals(
        logits(NONE, separate, DISCRIMINATOR).toFloatArray(),
        logits(DISENTANGLED, disentangled, DISCRIMINATOR).toFloatArray(),
        1e-5f);
    assertArrayEquals(
        logits(NONE, separate, GENERATOR).toFloatArray(),
        logits(DISENTANGLED, disentangled, GENERATOR).toFloatArray());
  }

  @Test
  void theSumIsMadeOnceInAPassAndEndsWithTheStep() {
    StateDict weights = equalEmbeddings(DISENTANGLED);
    int before = scope.getManagedArrays().size();
    try (NDManager step = scope.newSubManager()) {
      Weights leaves = weights.leaves(step);
      Pass pass = electra(DISENTANGLED).pass(step, DISCRIMINATOR, leaves, Dropout.NONE);
      NDArray sum = pass.weight(EMBEDDINGS.get(0));
      assertSame(sum, pass.weight(EMBEDDINGS.get(0)));
      assertSame(step, sum.getManager());
    }
    assertEquals(before, scope.getManagedArrays().size());
  }

  private StateDict equalEmbeddings(EmbeddingSharing sharing) {
    return pair(sharing, tied, tied);
  }

  /** A pair whose players read what the players of two tied pairs do. */
  private StateDict pair(EmbeddingSharing sharing, StateDict generator, StateDict discriminator) {
    PlayerSources players =
        new PlayerSources(reading(generator, GENERATOR), reading(discriminator, DISCRIMINATOR));
    return StateDict.create(scope, electra(sharing).weights(), players);
  }

  private WeightSource reading(StateDict tiedPair, Player player) {
    Pass pass = electra(TIED).pass(scope, player, tiedPair.frozen(scope), Dropout.NONE);
    return (owner, weight, number) ->
        owner.create(pass.weight(weight.name()).toFloatArray(), weight.shape());
  }

  private Map<String, float[]> gradients(
      EmbeddingSharing sharing, StateDict weights, Player player) {
    try (NDManager step = scope.newSubManager()) {
      Weights leaves = weights.leaves(step);
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        tape.backward(logits(sharing, leaves, player).square().sum());
      }
      Map<String, float[]> gradients = new LinkedHashMap<>();
      leaves.names().forEach(name -> gradients.put(name, gradient(leaves, name)));
      return gradients;
    }
  }

  private static float[] gradient(Weights leaves, String name) {
    return leaves.get(name).getGradient().toFloatArray();
  }

  private NDArray logits(EmbeddingSharing sharing, StateDict weights, Player player) {
    return logits(sharing, weights.frozen(scope), player);
  }

  private NDArray logits(EmbeddingSharing sharing, Weights weights, Player player) {
    Electra electra = electra(sharing);
    Pass pass = electra.pass(scope, player, weights, Dropout.NONE);
    return player == GENERATOR
        ? electra.generator().fill(pass, input, Tensors.indices(scope, new int[] {1, 9})).logits()
        : electra.discriminator().judge(pass, input).logits();
  }

  private static void assertTaught(Map<String, float[]> gradients, String name) {
    float[] gradient = gradients.get(name);
    assertFalse(Arrays.equals(new float[gradient.length], gradient), name);
  }

  private static void assertUntaught(Map<String, float[]> gradients, String name) {
    float[] gradient = gradients.get(name);
    assertArrayEquals(new float[gradient.length], gradient, name);
  }

  private static Electra electra(EmbeddingSharing sharing) {
    return Electra.of(TinyElectra.config(0).withEmbeddingSharing(sharing), TinyVocabulary.SIZE);
  }
}
