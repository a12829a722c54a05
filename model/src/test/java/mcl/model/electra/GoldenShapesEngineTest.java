package mcl.model.electra;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.Stream;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.Encoder;
import mcl.model.encoder.Pass;
import mcl.model.tensors.EncoderInput;
import mcl.model.tensors.Tensors;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The players agree with transformers on batches of any shape ({@code interop/golden_shapes.py}).
 */
final class GoldenShapesEngineTest {
  private static final double VALUES = 1e-5;
  private static final List<String> BATCHES =
      List.of("one-token", "longest", "padded", "many-rows");

  static Stream<Arguments> discriminators() {
    return batches("discriminator-projected", "discriminator-plain");
  }

  static Stream<Arguments> generators() {
    return batches("generator-projected", "generator-plain");
  }

  private static Stream<Arguments> batches(String... players) {
    return Stream.of(players)
        .flatMap(player -> BATCHES.stream().map(batch -> Arguments.of(player, batch)));
  }

  @ParameterizedTest
  @MethodSource("discriminators")
  void discriminatorAgrees(String player, String batch) {
    try (GoldenCase golden = GoldenCase.open(player, batch);
        NDManager scope = NDManager.newBaseManager()) {
      Discriminator discriminator = new Discriminator(golden.config());
      Pass pass = pass(scope, golden, discriminator.weights());
      EncoderInput input = golden.input(scope);
      golden.assertNear("hidden", discriminator.read(pass, input), VALUES);
      golden.assertNear("logits", discriminator.judge(pass, input).logits(), VALUES);
    }
  }

  @ParameterizedTest
  @MethodSource("generators")
  void generatorAgrees(String player, String batch) {
    try (GoldenCase golden = GoldenCase.open(player, batch);
        NDManager scope = NDManager.newBaseManager()) {
      Generator generator = new Generator(golden.config());
      Pass pass = pass(scope, golden, generator.weights());
      EncoderInput input = golden.input(scope);
      golden.assertNear("hidden", new Encoder(golden.config()).forward(pass, input), VALUES);
      golden.assertNear(
          "logits",
          generator.fill(pass, input, Tensors.indices(scope, golden.ints("slots"))).logits(),
          VALUES);
    }
  }

  private static Pass pass(NDManager scope, GoldenCase golden, List<WeightShape> shapes) {
    StateDict weights = golden.weights(scope, shapes);
    return new Pass(scope, weights.frozen(scope)::get, Dropout.NONE);
  }
}
