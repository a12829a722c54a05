package mcl.finetuning.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import mcl.base.random.RandomStreams;
import mcl.finetuning.data.TaskBatch;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.encoder.Dropout;
import mcl.model.weights.Initialization;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightShape;
import mcl.tokenization.batch.TokenGrid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SentenceClassifierEngineTest {
  private static final int PADDING = TinyVocabulary.PADDING;

  private final NDManager scope = NDManager.newBaseManager();
  private final SentenceClassifier classifier =
      new SentenceClassifier(TinyElectra.config(0.1).discriminator(TinyVocabulary.SIZE), 3);
  private final StateDict weights =
      StateDict.create(
          scope,
          WeightShape.all(classifier.encoderWeights(), classifier.headWeights()),
          new Initialization(new RandomStreams(1), 0.3));

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void aTextIsJudgedAloneAsBesideALongerOne() {
    int[] both = {2, 10, 11, 3, PADDING, PADDING, 2, 12, 13, 14, 15, 3};
    float[] together = logits(TokenGrid.of(2, 6, both)).toFloatArray();
    NDArray first = logits(TokenGrid.of(1, 4, new int[] {2, 10, 11, 3}));
    assertEquals(new Shape(1, 3), first.getShape());
    float[] alone = first.toFloatArray();
    for (int i = 0; i < 3; i++) {
      assertEquals(alone[i], together[i], 1e-5f);
    }
  }

  @Test
  void everyWordCounts() {
    float[] before = logits(TokenGrid.of(1, 4, new int[] {2, 10, 11, 3})).toFloatArray();
    float[] after = logits(TokenGrid.of(1, 4, new int[] {2, 10, 12, 3})).toFloatArray();
    assertTrue(Math.abs(before[0] - after[0]) > 1e-4);
  }

  @Test
  void theHeadHasTwoLayers() {
    String output = "discriminator/classifier.out_proj";
    assertEquals(
        List.of(
            "discriminator/classifier.dense.weight",
            "discriminator/classifier.dense.bias",
            output + ".weight",
            output + ".bias"),
        classifier.headWeights().stream().map(WeightShape::name).toList());
    assertEquals(new Shape(3, 16), classifier.headWeights().get(2).shape());
    weights.get(output + ".weight").set(new float[48]);
    weights.get(output + ".bias").set(new float[] {1, 2, 3});
    float[] logits = logits(TokenGrid.of(1, 3, new int[] {2, 9, 3})).toFloatArray();
    assertArrayEquals(new float[] {1, 2, 3}, logits);
  }

  private NDArray logits(TokenGrid ids) {
    TaskBatch batch = new TaskBatch(ids, PADDING, List.of(0));
    return classifier.logits(scope, weights.frozen(scope), Dropout.NONE, batch);
  }
}
