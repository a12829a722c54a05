package mcl.exchange.exporting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.exchange.huggingface.ForeignModel;
import mcl.exchange.huggingface.ModelFolder;
import mcl.exchange.huggingface.ModelKind;
import mcl.exchange.huggingface.Some;
import mcl.finetuning.head.SpanNetwork;
import mcl.finetuning.task.QuestionAnswering;
import mcl.model.config.ModelLabels;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/** One model as it is given out: what transformers has a place for, and no more. */
final class ExportedModel {
  /** What a discriminator says of a token, in the order of its labels 0 and 1. */
  private static final List<String> DETECTION = List.of("original", "replaced");

  private static final String TOKENIZER_CONFIG = "tokenizer_config.json";
  private static final String LONGEST = "model_max_length";

  private final ForeignModel stored;

  ExportedModel(ForeignModel stored) {
    this.stored = stored;
    List<String> homeless =
        stored.surplus().stream()
            .filter(name -> !WeightNames.isOfFurtherDetectionHead(name))
            .filter(name -> !SpanNetwork.isOfNoAnswerHead(name))
            .toList();
    if (!homeless.isEmpty()) {
      throw UserException.of(
          "%s holds %s, for which %s of Hugging Face transformers has no place. It cannot be"
              + " exported.",
          stored.folder(), Some.of("tensor", homeless), stored.kind().architecture());
    }
  }

  void write(Path folder) throws IOException {
    ObjectNode fields = stored.fields();
    if (stored.kind().isTuned()) {
      ModelLabels.put(fields, stored.labels());
    } else if (stored.kind() == ModelKind.PRE_TRAINING && !fields.has("id2label")) {
      ModelLabels.put(fields, DETECTION);
    }
    if (fields.has(QuestionAnswering.NULL_SCORE)) {
      fields.put(QuestionAnswering.NULL_SCORE, QuestionAnswering.BY_CLASSIFICATION_TOKEN);
    }
    ModelFolder.write(
        folder,
        fields,
        stored.kind(),
        stored.weights().stream().map(WeightShape::name).map(stored::copy).toList(),
        stored.tokenizer());
    limitLength(folder.resolve(TOKENIZER_CONFIG));
  }

  /** Cutting text to more tokens than the model has positions for would break in Python. */
  private void limitLength(Path file) throws IOException {
    JsonNode config = Files.exists(file) ? Json.tree(Files.readString(file)) : null;
    int positions = stored.encoder().maxPositionEmbeddings();
    if (config instanceof ObjectNode fields
        && fields.path(LONGEST).isNumber()
        && fields.path(LONGEST).doubleValue() > positions) {
      Json.write(file, fields.put(LONGEST, positions));
    }
  }

  /** Detection heads of single courses and the head for no answer: transformers has none. */
  List<String> leftOut() {
    return stored.surplus();
  }

  /** The same as a sentence. */
  Optional<String> note() {
    return leftOut().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Left out of "
                + stored.folder()
                + ": "
                + Some.of("tensor", leftOut())
                + ", for which transformers has no place.");
  }
}
