package mcl.finetuning.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import mcl.finetuning.data.TaskBatch;
import mcl.finetuning.head.ClassificationHead;
import mcl.model.config.EncoderConfig;
import mcl.model.electra.Player;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.Encoder;
import mcl.model.encoder.Pass;
import mcl.model.tensors.EncoderInput;
import mcl.model.tensors.Tensors;
import mcl.model.weights.WeightShape;
import mcl.model.weights.Weights;
import mcl.tokenization.batch.TokenGrid;

/** A discriminator's encoder with a classification head. */
public final class SentenceClassifier {
  private final Encoder encoder;
  private final ClassificationHead head;

  /**
   * A classifier; weights come with each pass.
   *
   * @param classes C
   */
  public SentenceClassifier(EncoderConfig config, int classes) {
    this.encoder = new Encoder(config);
    this.head = new ClassificationHead(config.hiddenSize(), classes, config.hiddenDropoutProb());
  }

  /** The encoder's weights under their names in the pair. */
  public List<WeightShape> encoderWeights() {
    return named(WeightShape.all(encoder.sharedWeights(), encoder.ownWeights()));
  }

  /** The head's weights. */
  public List<WeightShape> headWeights() {
    return named(head.weights());
  }

  private static List<WeightShape> named(List<WeightShape> weights) {
    return weights.stream().map(weight -> weight.named(Player.DISCRIMINATOR::nameOf)).toList();
  }

  /** The encoder's sizes. */
  public EncoderConfig config() {
    return encoder.config();
  }

  /** Logits (B, C). */
  public NDArray logits(NDManager scope, Weights weights, Dropout dropout, TaskBatch batch) {
    TokenGrid grid = batch.ids();
    int[] ids = grid.toArray();
    boolean[] visible = new boolean[ids.length];
    for (int i = 0; i < ids.length; i++) {
      visible[i] = ids[i] != batch.padding();
    }
    EncoderInput input =
        Tensors.input(scope, ids, grid.columns(), Tensors.padding(scope, visible, grid.columns()));
    Pass pass = new Pass(scope, name -> weights.get(Player.DISCRIMINATOR.nameOf(name)), dropout);
    return head.forward(pass, encoder.forward(pass, input));
  }
}
