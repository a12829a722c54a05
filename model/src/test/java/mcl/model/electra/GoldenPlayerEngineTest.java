package mcl.model.electra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.Encoder;
import mcl.model.encoder.Pass;
import mcl.model.tensors.EncoderInput;
import mcl.model.tensors.Tensors;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightShape;
import mcl.model.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both players compute what Hugging Face transformers computes with the same weights. */
final class GoldenPlayerEngineTest {
  private static final double VALUES = 1e-5;
  private static final double GRADIENTS = 1e-4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "discriminator-projected",
        "discriminator-plain",
        "discriminator-relative",
        "generator-projected",
        "generator-plain",
        "generator-relative"
      })
  void hiddenStatesAgree(String name) {
    try (GoldenCase golden = GoldenCase.open(name);
        NDManager scope = NDManager.newBaseManager()) {
      Encoder encoder = new Encoder(golden.config());
      List<WeightShape> shapes = WeightShape.all(encoder.sharedWeights(), encoder.ownWeights());
      Weights weights = golden.weights(scope, shapes).frozen(scope);
      golden.assertNear(
          "hidden", encoder.forward(pass(scope, weights), golden.input(scope)), VALUES);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"discriminator-projected", "discriminator-plain", "discriminator-relative"})
  void discriminatorAgrees(String name) {
    try (GoldenCase golden = GoldenCase.open(name);
        NDManager scope = NDManager.newBaseManager()) {
      Discriminator discriminator = new Discriminator(golden.config());
      StateDict weights = golden.weights(scope, discriminator.weights());
      EncoderInput input = golden.input(scope);
      compare(golden, scope, weights, pass -> discriminator.judge(pass, input).logits());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"generator-projected", "generator-plain", "generator-relative"})
  void generatorAgrees(String name) {
    try (GoldenCase golden = GoldenCase.open(name);
        NDManager scope = NDManager.newBaseManager()) {
      Generator generator = new Generator(golden.config());
      StateDict weights = golden.weights(scope, generator.weights());
      EncoderInput input = golden.input(scope);
      NDArray slots = Tensors.indices(scope, golden.ints("slots"));
      compare(golden, scope, weights, pass -> generator.fill(pass, input, slots).logits());
    }
  }

  @Test
  void aPairOfTheseSizesDeclaresTheSameWeights() {
    // A trained pair is stored as the two models that transformers knows, with nothing left over.
    try (GoldenCase generator = GoldenCase.open("generator-plain");
        GoldenCase discriminator = GoldenCase.open("discriminator-projected")) {
      Electra pair = Electra.of(TinyElectra.config(0), TinyVocabulary.SIZE);
      Set<String> projections =
          Set.of("electra.embeddings_project.weight", "electra.embeddings_project.bias");
      Set<String> generatorNames = names(pair, Player.GENERATOR);
      generatorNames.removeAll(projections);
      assertEquals(parameters(generator), generatorNames);
      assertEquals(parameters(discriminator), names(pair, Player.DISCRIMINATOR));
    }
  }

  private static Set<String> names(Electra pair, Player player) {
    return pair.weights(player).stream()
        .map(WeightShape::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void compare(
      GoldenCase golden, NDManager scope, StateDict weights, Function<Pass, NDArray> network) {
    Weights leaves = weights.leaves(scope);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      NDArray logits = network.apply(pass(scope, leaves));
      golden.assertNear("logits", logits, VALUES);
      tape.backward(logits.mul(golden.array(scope, "coefficients")).sum());
    }
    assertEquals(parameters(golden), new TreeSet<>(leaves.names()));
    for (String name : leaves.names()) {
      golden.assertGradientNear(name, leaves.get(name).getGradient(), GRADIENTS);
    }
  }

  private static Set<String> parameters(GoldenCase golden) {
    return golden.expected().names().stream()
        .filter(name -> name.startsWith("gradient."))
        .map(name -> name.substring("gradient.".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Pass pass(NDManager scope, Weights weights) {
    return new Pass(scope, weights::get, Dropout.NONE);
  }
}
