package mcl.exchange.huggingface;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import mcl.finetuning.head.ClassificationHead;
import mcl.finetuning.head.SpanHead;
import mcl.finetuning.head.TokenHead;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.electra.Discriminator;
import mcl.model.electra.Generator;
import mcl.model.encoder.Encoder;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/** The models of Hugging Face transformers that can be taken in and given out. */
public enum ModelKind {
  /** A discriminator with its detection head. */
  PRE_TRAINING("ElectraForPreTraining", "feature-extraction") {
    @Override
    List<WeightShape> weights(EncoderConfig config, int classes) {
      return new Discriminator(config).weights();
    }
  },
  /** A generator. */
  MASKED_LM("ElectraForMaskedLM", "fill-mask") {
    @Override
    List<WeightShape> weights(EncoderConfig config, int classes) {
      return new Generator(config).weights();
    }
  },
  /** An encoder without a head. */
  ENCODER("ElectraModel", "feature-extraction") {
    @Override
    List<WeightShape> weights(EncoderConfig config, int classes) {
      return List.of();
    }
  },
  SEQUENCE_CLASSIFICATION("ElectraForSequenceClassification", "text-classification") {
    @Override
    List<WeightShape> weights(EncoderConfig config, int classes) {
      return new ClassificationHead(config.hiddenSize(), classes, 0).weights();
    }
  },
  TOKEN_CLASSIFICATION("ElectraForTokenClassification", "token-classification") {
    @Override
    List<WeightShape> weights(EncoderConfig config, int classes) {
      return new TokenHead(config.hiddenSize(), classes, 0).weights();
    }
  },
  QUESTION_ANSWERING("ElectraForQuestionAnswering", "question-answering") {
    @Override
    List<WeightShape> weights(EncoderConfig config, int classes) {
      return new SpanHead(config.hiddenSize(), false).weights();
    }
  };

  /** The field of {@code config.json} that names the class. */
  static final String ARCHITECTURES = "architectures";

  private final String architecture;
  private final String pipeline;

  ModelKind(String architecture, String pipeline) {
    this.architecture = architecture;
    this.pipeline = pipeline;
  }

  /** Weights besides those of the encoder; a player's own list may repeat the encoder's. */
  abstract List<WeightShape> weights(EncoderConfig config, int classes);

  /**
   * All weights of such a model, under the names that they are stored with.
   *
   * @param classes the number of labels, where it has any
   */
  public List<WeightShape> allWeights(EncoderConfig config, int classes) {
    Encoder encoder = new Encoder(config);
    List<WeightShape> all =
        WeightShape.all(encoder.sharedWeights(), encoder.ownWeights(), weights(config, classes));
    return all.stream().distinct().toList();
  }

  /** The class of transformers, as {@code config.json} names it. */
  public String architecture() {
    return architecture;
  }

  /** What model hubs call its task. */
  public String pipeline() {
    return pipeline;
  }

  /** Whether it was tuned for a task, and so is neither generator nor discriminator. */
  public boolean isTuned() {
    return this == SEQUENCE_CLASSIFICATION
        || this == TOKEN_CLASSIFICATION
        || this == QUESTION_ANSWERING;
  }

  /** The kind with this class name. */
  public static Optional<ModelKind> of(String architecture) {
    return Arrays.stream(values())
        .filter(kind -> kind.architecture.equals(architecture))
        .findFirst();
  }

  /** Whether the configuration in a folder names one of these classes. */
  public static boolean isOf(Path folder) {
    String architecture = HuggingFaceConfig.fields(folder).path(ARCHITECTURES).path(0).asText();
    return of(architecture).isPresent();
  }

  /** The kind that a model's weights tell, where its configuration does not say it. */
  static ModelKind byWeights(Predicate<String> holds) {
    if (holds.test(WeightNames.weight(WeightNames.GENERATOR_HEAD_DENSE))) {
      return MASKED_LM;
    }
    if (holds.test(WeightNames.weight(WeightNames.CLASSIFIER_OUTPUT))) {
      return SEQUENCE_CLASSIFICATION;
    }
    if (holds.test(WeightNames.weight(WeightNames.CLASSIFIER))) {
      return TOKEN_CLASSIFICATION;
    }
    if (holds.test(WeightNames.weight(WeightNames.SPAN_OUTPUT))) {
      return QUESTION_ANSWERING;
    }
    String detection = WeightNames.detectionDense(WeightNames.DETECTION_HEAD);
    return holds.test(WeightNames.weight(detection)) ? PRE_TRAINING : ENCODER;
  }

  /** The class names of all kinds. */
  static List<String> architectures() {
    return Arrays.stream(values()).map(ModelKind::architecture).toList();
  }
}
