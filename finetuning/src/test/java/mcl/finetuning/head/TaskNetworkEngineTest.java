package mcl.finetuning.head;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import mcl.base.random.RandomStreams;
import mcl.finetuning.inference.InputBatch;
import mcl.finetuning.inference.ModelInput;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.Pass;
import mcl.model.weights.Initialization;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightShape;
import mcl.tokenization.encoding.TokenSequence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TaskNetworkEngineTest {
  private final NDManager scope = NDManager.newBaseManager();
  private final EncoderConfig config = TinyElectra.config(0.1).discriminator(TinyVocabulary.SIZE);
  private final TaskNetwork network = new TaskNetwork(config, ClassificationHead.on(config, 3));
  private final StateDict weights =
      StateDict.create(scope, network.weights(), new Initialization(new RandomStreams(1), 0.3));

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void aTextIsJudgedAloneAsBesideALongerOne() {
    NDArray first = logits(new int[] {2, 10, 11, 3});
    assertEquals(new Shape(1, 3), first.getShape());
    float[] alone = first.toFloatArray();
    float[] together =
        logits(new int[] {2, 10, 11, 3}, new int[] {2, 12, 13, 14, 15, 3}).toFloatArray();
    for (int i = 0; i < 3; i++) {
      assertEquals(alone[i], together[i], 1e-5f);
    }
  }

  @Test
  void everyWordCounts() {
    float[] before = logits(new int[] {2, 10, 11, 3}).toFloatArray();
    float[] after = logits(new int[] {2, 10, 12, 3}).toFloatArray();
    assertTrue(Math.abs(before[0] - after[0]) > 1e-4);
  }

  @Test
  void theHeadHasTwoLayers() {
    String output = "classifier.out_proj";
    assertEquals(
        List.of(
            "classifier.dense.weight",
            "classifier.dense.bias",
            output + ".weight",
            output + ".bias"),
        network.headWeights().stream().map(WeightShape::name).toList());
    assertEquals(new Shape(3, 16), network.headWeights().get(2).shape());
    setOutput();
    assertArrayEquals(new float[] {1, 2, 3}, logits(new int[] {2, 9, 3}).toFloatArray());
  }

  @Test
  void theLossIsTheMeanCrossEntropy() {
    setOutput();
    InputBatch batch = batch(new int[] {2, 9, 3}, new int[] {2, 8, 3});
    Pass pass = new Pass(scope, weights.frozen(scope)::get, Dropout.NONE);
    double sum = Math.exp(1) + Math.exp(2) + Math.exp(3);
    double expected = -(Math.log(Math.exp(1) / sum) + Math.log(Math.exp(3) / sum)) / 2;
    NDArray loss = network.loss(pass, batch, List.of(Target.of(0), Target.of(2)));
    assertEquals(expected, loss.getFloat(), 1e-5);
  }

  private void setOutput() {
    weights.get("classifier.out_proj.weight").set(new float[48]);
    weights.get("classifier.out_proj.bias").set(new float[] {1, 2, 3});
  }

  private NDArray logits(int[]... texts) {
    Pass pass = new Pass(scope, weights.frozen(scope)::get, Dropout.NONE);
    return network.read(pass, batch(texts));
  }

  private static InputBatch batch(int[]... texts) {
    List<ModelInput> inputs =
        Arrays.stream(texts)
            .map(ids -> new ModelInput(TokenSequence.of(ids), ids.length, false))
            .toList();
    return new InputBatch(inputs, TinyVocabulary.PADDING);
  }
}
