package mcl.model.electra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.encoder.Dropout;
import mcl.model.tensors.AttentionMask;
import mcl.model.tensors.EncoderInput;
import mcl.model.tensors.Tensors;
import mcl.model.weights.StateDict;
import mcl.model.weights.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GeneratorEngineTest {
  private static final int COLUMNS = 6;

  private final Electra electra = TinyElectra.electra();
  private final NDManager scope = NDManager.newBaseManager();
  private final StateDict weights = TinyElectra.weights(scope, 1);
  private final EncoderInput input =
      Tensors.input(scope, TinyVocabulary.sentences(1, 3, COLUMNS), COLUMNS, AttentionMask.NONE);

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void slotsAreFilledInTheirOrder() {
    int[] everywhere = new int[3 * COLUMNS];
    Arrays.setAll(everywhere, i -> i);
    NDArray all = fill(weights.frozen(scope), everywhere);
    int[] places = {17, 0, 8, 8};
    NDArray some = fill(weights.frozen(scope), places);
    assertEquals(new Shape(4, TinyVocabulary.SIZE), some.getShape());
    for (int i = 0; i < places.length; i++) {
      assertArrayEquals(
          all.get(places[i]).toFloatArray(), some.get(i).toFloatArray(), 1e-6f, "slot " + i);
    }
  }

  @Test
  void theEmbeddingsLearnFromBothPlayers() {
    String table = "discriminator/electra.embeddings.word_embeddings.weight";
    float[] generator = gradient(table, true, false);
    float[] discriminator = gradient(table, false, true);
    float[] both = gradient(table, true, true);
    for (int i = 0; i < both.length; i++) {
      assertEquals(generator[i] + discriminator[i], both[i], 1e-4f);
    }
  }

  private float[] gradient(String name, boolean generates, boolean judges) {
    Weights leaves = weights.leaves(scope);
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      NDArray loss = fill(leaves, new int[] {1, 9}).square().sum();
      NDArray judgement =
          electra
              .discriminator()
              .judge(electra.pass(scope, Player.DISCRIMINATOR, leaves, Dropout.NONE), input)
              .logits()
              .square()
              .sum();
      tape.backward(generates && judges ? loss.add(judgement) : judges ? judgement : loss);
    }
    return leaves.get(name).getGradient().toFloatArray();
  }

  private NDArray fill(Weights leaves, int[] places) {
    return electra
        .generator()
        .fill(
            electra.pass(scope, Player.GENERATOR, leaves, Dropout.NONE),
            input,
            Tensors.indices(scope, places))
        .logits();
  }
}
