package mcl.exchange.exporting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.exchange.huggingface.ForeignModel;
import mcl.exchange.huggingface.ModelFolder;
import mcl.exchange.huggingface.ModelKind;
import mcl.exchange.huggingface.Some;
import mcl.finetuning.head.SpanHead;
import mcl.finetuning.task.QuestionAnswering;
import mcl.model.config.ModelLabels;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/** One model as it is given out: what transformers has a place for, and no more. */
final class ExportedModel {
  /** What a discriminator says of a token, in the order of its labels 0 and 1. */
  private static final List<String> DETECTION = List.of("original", "replaced");

  private static final String TOKENIZER_CONFIG = "tokenizer_config.json";
  private static final String INPUTS = "model_input_names";

  private final ForeignModel stored;

  ExportedModel(ForeignModel stored) {
    this.stored = stored;
    List<String> homeless =
        stored.surplus().stream()
            .filter(name -> !WeightNames.isOfFurtherDetectionHead(name))
            .filter(name -> !SpanHead.isForNoAnswer(name))
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
        stored.tokenizer().readingAtMost(stored.encoder().maxPositionEmbeddings()));
    complete(folder.resolve(TOKENIZER_CONFIG));
  }

  /**
   * Says what the model reads, where the tokenizer's own files do not: transformers would leave
   * segments out.
   */
  private void complete(Path file) throws IOException {
    JsonNode config = Files.exists(file) ? Json.tree(Files.readString(file)) : null;
    if (config instanceof ObjectNode fields) {
      if (!fields.path(INPUTS).isArray()) {
        inputs().forEach(fields.putArray(INPUTS)::add);
        Json.write(file, fields);
      }
    }
  }

  /** A model with one kind of segment has no place for the second text of a pair. */
  private List<String> inputs() {
    return stored.encoder().typeVocabSize() > 1
        ? List.of("input_ids", "token_type_ids", "attention_mask")
        : List.of("input_ids", "attention_mask");
  }

  /** Detection heads of single courses and the head for no answer: transformers has none. */
  List<String> leftOut() {
    return stored.surplus();
  }

  /** What the card of an exported model says of them. */
  Optional<String> cardNote() {
    return leftOut().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Not part of this export: "
                + codes(leftOut())
                + ", for which this class has no place.");
  }

  /** What the card of the same model says where it lies, with all of its tensors. */
  Optional<String> ownCardNote() {
    List<String> own = leftOut().stream().filter(SpanHead::isForNoAnswer).toList();
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(
            codes(own)
                + " tell `mcl predict` whether there is no answer. This class has no place for them"
                + " and leaves them out when it loads the model.");
  }

  private static String codes(List<String> names) {
    return names.stream().map(Markdown::code).collect(Collectors.joining(", "));
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
