package mcl.model.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.base.check.UserException;
import mcl.base.json.Json;

/**
 * Encoder sizes to and from {@code config.json} as Hugging Face transformers keeps it. An encoder
 * with relative position bias is none of those that transformers knows. Its file has the same
 * fields and two more, but another {@code model_type} and {@code architectures}, so that
 * transformers refuses it instead of leaving the bias out.
 */
public final class HuggingFaceConfig {
  /** The file's usual name. */
  public static final String FILE = "config.json";

  private static final String ELECTRA = "electra";
  private static final String WITH_RELATIVE_POSITIONS = "mcl";
  private static final String BUCKETS = "relative_attention_num_buckets";
  private static final String MAX_DISTANCE = "relative_attention_max_distance";

  private HuggingFaceConfig() {}

  /**
   * Makes sure that transformers can hold this encoder, as an export needs.
   *
   * @throws UserException if it has relative position bias
   */
  public static void requireExportable(EncoderConfig config) {
    if (config.hasRelativePositions()) {
      throw UserException.of(
          "This encoder has relative position bias (relativePositionBuckets is %d), which the"
              + " target format, Hugging Face's ELECTRA, cannot hold: without it, the encoder"
              + " would compute something else. Use it as a checkpoint of ours, or pre-train with"
              + " \"relativePositionBuckets\": 0.",
          config.relativePositionBuckets());
    }
  }

  /**
   * Writes a configuration.
   *
   * @param architecture the transformers class that the weights are for, Electra...; with relative
   *     position bias it is written as Mcl...
   * @param more further fields, such as {@code id2label}
   */
  public static void write(
      Path folder, EncoderConfig config, String architecture, int paddingId, Map<String, ?> more)
      throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("model_type", config.hasRelativePositions() ? WITH_RELATIVE_POSITIONS : ELECTRA);
    fields.put("architectures", List.of(ownName(config, architecture)));
    fields.put("vocab_size", config.vocabSize());
    fields.put("embedding_size", config.embeddingSize());
    fields.put("hidden_size", config.hiddenSize());
    fields.put("num_hidden_layers", config.numHiddenLayers());
    fields.put("num_attention_heads", config.numAttentionHeads());
    fields.put("intermediate_size", config.intermediateSize());
    fields.put("max_position_embeddings", config.maxPositionEmbeddings());
    fields.put("type_vocab_size", config.typeVocabSize());
    fields.put("hidden_act", "gelu");
    fields.put("position_embedding_type", "absolute");
    fields.put("hidden_dropout_prob", config.hiddenDropoutProb());
    fields.put("attention_probs_dropout_prob", config.attentionProbsDropoutProb());
    fields.put("layer_norm_eps", config.layerNormEps());
    fields.put("initializer_range", config.initializerRange());
    fields.put("pad_token_id", paddingId);
    fields.put("torch_dtype", "float32");
    if (config.hasRelativePositions()) {
      fields.put(BUCKETS, config.relativePositionBuckets());
      fields.put(MAX_DISTANCE, config.relativePositionMaxDistance());
    }
    fields.putAll(more);
    Json.write(folder.resolve(FILE), fields);
  }

  private static String ownName(EncoderConfig config, String architecture) {
    return config.hasRelativePositions()
        ? architecture.replaceFirst("^Electra", "Mcl")
        : architecture;
  }

  /**
   * Reads the sizes of an ELECTRA encoder.
   *
   * @throws UserException naming the file and the field, where it is no such configuration
   */
  public static EncoderConfig read(Path folder) {
    Path file = folder.resolve(FILE);
    JsonNode fields = tree(file);
    boolean relative =
        fields.path("model_type").asText().equals(WITH_RELATIVE_POSITIONS) || fields.has(BUCKETS);
    requireText(file, fields, "model_type", relative ? WITH_RELATIVE_POSITIONS : ELECTRA);
    requireText(file, fields, "hidden_act", "gelu");
    if (fields.has("position_embedding_type")) {
      requireText(file, fields, "position_embedding_type", "absolute");
    }
    try {
      return encoder(file, fields, relative);
    } catch (IllegalArgumentException e) {
      throw new UserException(file + ": " + e.getMessage(), e);
    }
  }

  private static EncoderConfig encoder(Path file, JsonNode fields, boolean relative) {
    return new EncoderConfig(
        whole(file, fields, "vocab_size"),
        whole(file, fields, "embedding_size"),
        whole(file, fields, "hidden_size"),
        whole(file, fields, "num_hidden_layers"),
        whole(file, fields, "num_attention_heads"),
        whole(file, fields, "intermediate_size"),
        whole(file, fields, "max_position_embeddings"),
        whole(file, fields, "type_vocab_size"),
        relative ? whole(file, fields, BUCKETS) : 0,
        relative ? whole(file, fields, MAX_DISTANCE) : EncoderConfig.USUAL_MAX_DISTANCE,
        number(file, fields, "hidden_dropout_prob"),
        number(file, fields, "attention_probs_dropout_prob"),
        number(file, fields, "layer_norm_eps"),
        number(file, fields, "initializer_range"));
  }

  /**
   * All fields of a configuration, for what is more than sizes.
   *
   * @throws UserException naming the file, where it is no JSON object
   */
  public static ObjectNode fields(Path folder) {
    Path file = folder.resolve(FILE);
    if (tree(file) instanceof ObjectNode fields) {
      return fields;
    }
    throw UserException.of("%s must hold one JSON object: { ... }.", file);
  }

  private static JsonNode tree(Path file) {
    if (!Files.isRegularFile(file)) {
      throw UserException.of(
          "%s does not exist. Give a folder that holds config.json and model.safetensors.", file);
    }
    try {
      return Json.tree(Files.readString(file));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new UserException(file + ", line " + line + ": not valid JSON: " + Json.fault(e), e);
    } catch (IOException e) {
      throw UserException.cannotRead(file, e);
    }
  }

  private static void requireText(Path file, JsonNode fields, String name, String wanted) {
    String given = fields.path(name).asText();
    if (!given.equals(wanted)) {
      throw UserException.of(
          "%s: field \"%s\" %s; only \"%s\" can be used here.",
          file, name, fields.has(name) ? "is \"" + given + "\"" : "is missing", wanted);
    }
  }

  private static int whole(Path file, JsonNode fields, String name) {
    JsonNode value = fields.path(name);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw wrong(file, fields, name, "a whole number");
    }
    return value.intValue();
  }

  private static double number(Path file, JsonNode fields, String name) {
    JsonNode value = fields.path(name);
    if (!value.isNumber()) {
      throw wrong(file, fields, name, "a number");
    }
    return value.doubleValue();
  }

  private static UserException wrong(Path file, JsonNode fields, String name, String wanted) {
    return UserException.of(
        "%s: field \"%s\" %s.",
        file,
        name,
        fields.has(name)
            ? "must be " + wanted + ", not " + fields.path(name)
            : "is missing; it must be " + wanted);
  }
}
