package mcl.model.weights;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The names under which weights are stored: those of Hugging Face transformers' ElectraModel and
 * its heads. The only place that spells them.
 */
public final class WeightNames {
  /** What the names of an encoder's weights begin with, the embeddings' among them. */
  public static final String ENCODER = "electra.";

  /** What the names of the weights in an encoder's layers begin with. */
  public static final String LAYERS = ENCODER + "encoder.layer.";

  /** What the names of the embeddings and of their normalisation begin with. */
  public static final String EMBEDDINGS = ENCODER + "embeddings.";

  public static final String TOKEN_EMBEDDINGS = EMBEDDINGS + "word_embeddings.weight";
  public static final String POSITION_EMBEDDINGS = EMBEDDINGS + "position_embeddings.weight";
  public static final String SEGMENT_EMBEDDINGS = EMBEDDINGS + "token_type_embeddings.weight";
  public static final String EMBEDDINGS_NORM = EMBEDDINGS + "LayerNorm";
  public static final String EMBEDDINGS_PROJECTION = ENCODER + "embeddings_project";

  /** Relative position bias (buckets, heads) as T5 calls it; Hugging Face's ELECTRA has none. */
  public static final String RELATIVE_ATTENTION_BIAS = ENCODER + "encoder.relative_attention_bias";

  public static final String GENERATOR_HEAD_DENSE = "generator_predictions.dense";
  public static final String GENERATOR_HEAD_NORM = "generator_predictions.LayerNorm";
  public static final String GENERATOR_OUTPUT_BIAS = "generator_lm_head.bias";

  /** The detection head that Hugging Face's ElectraForPreTraining has. */
  public static final String DETECTION_HEAD = "discriminator_predictions";

  /** The one layer of ElectraForTokenClassification's head. */
  public static final String CLASSIFIER = "classifier";

  /** The first layer of ElectraForSequenceClassification's head. */
  public static final String CLASSIFIER_DENSE = CLASSIFIER + ".dense";

  /** The last layer of ElectraForSequenceClassification's head. */
  public static final String CLASSIFIER_OUTPUT = CLASSIFIER + ".out_proj";

  /** The one layer of ElectraForQuestionAnswering's head. */
  public static final String SPAN_OUTPUT = "qa_outputs";

  /** The generator's output matrix, which is the table of token embeddings once more. */
  public static final String GENERATOR_OUTPUT = "generator_lm_head.weight";

  private static final String FURTHER_HEADS = "course_predictions.";

  /** What transformers stored in some versions though it can be computed. */
  private static final Set<String> BUFFERS =
      Set.of(EMBEDDINGS + "position_ids", EMBEDDINGS + "token_type_ids");

  private WeightNames() {}

  /** A detection head besides that one, such as one course's own; Hugging Face knows none. */
  public static String furtherDetectionHead(String name) {
    return FURTHER_HEADS + name;
  }

  /** Whether the weight with this name is one of a further detection head. */
  public static boolean isOfFurtherDetectionHead(String name) {
    return name.startsWith(FURTHER_HEADS);
  }

  /**
   * The name here of a tensor in a file that transformers saved: an encoder that was saved alone
   * lacks the prefix, and files converted from TensorFlow have its words for a normalisation's
   * scale and shift.
   *
   * @return empty for what is no weight, such as the numbers of the positions
   */
  public static Optional<String> ofForeign(String stored) {
    boolean alone =
        stored.startsWith("embeddings.")
            || stored.startsWith("embeddings_project.")
            || stored.startsWith("encoder.");
    String name =
        (alone ? ENCODER + stored : stored)
            .replaceFirst("LayerNorm\\.gamma$", "LayerNorm.weight")
            .replaceFirst("LayerNorm\\.beta$", "LayerNorm.bias");
    return BUFFERS.contains(name) ? Optional.empty() : Optional.of(name);
  }

  /** The number of the layer that a weight with this name stands in; empty where in none. */
  public static OptionalInt layerOf(String name) {
    if (!name.startsWith(LAYERS)) {
      return OptionalInt.empty();
    }
    String number = name.substring(LAYERS.length(), name.indexOf('.', LAYERS.length()));
    return OptionalInt.of(Integer.parseInt(number));
  }

  public static String detectionDense(String head) {
    return head + ".dense";
  }

  public static String detectionOutput(String head) {
    return head + ".dense_prediction";
  }

  public static String query(int layer) {
    return layer(layer, "attention.self.query");
  }

  public static String key(int layer) {
    return layer(layer, "attention.self.key");
  }

  public static String value(int layer) {
    return layer(layer, "attention.self.value");
  }

  public static String attentionOutput(int layer) {
    return layer(layer, "attention.output.dense");
  }

  public static String attentionNorm(int layer) {
    return layer(layer, "attention.output.LayerNorm");
  }

  public static String intermediate(int layer) {
    return layer(layer, "intermediate.dense");
  }

  public static String feedForwardOutput(int layer) {
    return layer(layer, "output.dense");
  }

  public static String feedForwardNorm(int layer) {
    return layer(layer, "output.LayerNorm");
  }

  /** The matrix of a linear layer or the scale of a normalisation. */
  public static String weight(String module) {
    return module + ".weight";
  }

  /** The bias of a linear layer or the shift of a normalisation. */
  public static String bias(String module) {
    return module + ".bias";
  }

  private static String layer(int layer, String module) {
    return LAYERS + layer + "." + module;
  }
}
