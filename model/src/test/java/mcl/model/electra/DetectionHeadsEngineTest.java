package mcl.model.electra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;
import mcl.base.random.RandomStreams;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.Pass;
import mcl.model.tensors.AttentionMask;
import mcl.model.tensors.EncoderInput;
import mcl.model.tensors.Tensors;
import mcl.model.weights.Initialization;
import mcl.model.weights.StateDict;
import mcl.model.weights.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DetectionHeadsEngineTest {
  private final NDManager scope = NDManager.newBaseManager();
  private final Electra electra =
      Electra.of(TinyElectra.config(0), TinyVocabulary.SIZE, List.of("rtd", "std", "itd"));
  private final Discriminator discriminator = electra.discriminator();
  private final StateDict weights =
      StateDict.create(scope, electra.weights(), new Initialization(new RandomStreams(1), 0.1));
  private final Weights leaves = weights.leaves(scope);
  private final Pass pass = electra.pass(scope, Player.DISCRIMINATOR, leaves, Dropout.NONE);
  private final EncoderInput input =
      Tensors.input(scope, TinyVocabulary.sentences(1, 3, 6), 6, AttentionMask.NONE);

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void readingAndJudgingIsJudging() {
    NDArray hidden = discriminator.read(pass, input);
    assertEquals(new Shape(3, 6, 16), hidden.getShape());
    float[] logits = discriminator.judge(pass, input).logits().toFloatArray();
    assertEquals(18, logits.length);
    assertArrayEquals(logits, discriminator.judge(pass, hidden).logits().toFloatArray());
  }

  @Test
  void theFirstHeadIsTheOneThatIsAskedWithoutAName() {
    NDArray hidden = discriminator.read(pass, input);
    float[] unnamed = discriminator.judge(pass, hidden).logits().toFloatArray();
    assertArrayEquals(unnamed, judge(hidden, "rtd").toFloatArray());
    assertFalse(Arrays.equals(unnamed, judge(hidden, "std").toFloatArray()));
  }

  @Test
  void aHeadLearnsFromItsOwnQuestion() {
    try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
      tape.backward(judge(discriminator.read(pass, input), "std").square().sum());
    }
    assertTaught(true, "course_predictions.std.dense.weight");
    assertTaught(true, "course_predictions.std.dense_prediction.bias");
    assertTaught(true, "electra.encoder.layer.0.output.dense.weight");
    assertTaught(false, "course_predictions.itd.dense.weight");
    assertTaught(false, "discriminator_predictions.dense.weight");
    assertTaught(false, "discriminator_predictions.dense_prediction.bias");
  }

  @Test
  void unknownHeadsAreRefused() {
    NDArray hidden = discriminator.read(pass, input);
    String message =
        assertThrows(IllegalArgumentException.class, () -> judge(hidden, "mlm")).getMessage();
    assertEquals("no detection head is named \"mlm\"; there are [rtd, std, itd]", message);
    Discriminator shared = TinyElectra.electra().discriminator();
    assertThrows(IllegalArgumentException.class, () -> shared.judge(pass, hidden, "rtd"));
  }

  private NDArray judge(NDArray hidden, String head) {
    return discriminator.judge(pass, hidden, head).logits();
  }

  private void assertTaught(boolean taught, String name) {
    float[] gradient = leaves.get("discriminator/" + name).getGradient().toFloatArray();
    assertEquals(taught, !Arrays.equals(new float[gradient.length], gradient), name);
  }
}
