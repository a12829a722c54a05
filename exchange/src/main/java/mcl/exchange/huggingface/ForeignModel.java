package mcl.exchange.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mcl.base.check.UserException;
import mcl.base.safetensors.FloatValues;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorHeader;
import mcl.base.safetensors.TensorShape;
import mcl.base.safetensors.TensorSource;
import mcl.finetuning.head.JointSpanHead;
import mcl.finetuning.head.SpanHead;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.config.ModelLabels;
import mcl.model.weights.SameValues;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * An ELECTRA model in a folder of Hugging Face transformers, checked as a whole before anything is
 * made of it: configuration, tokenizer, and that each weight is there in its shape. Weights go by
 * their names here, however the file spells them. Owns the mapped file.
 */
public final class ForeignModel implements AutoCloseable {
  private static final String JOINT =
      " Hugging Face transformers has no class for \"answers.spans\": \"joint\"; tune with"
          + " \"independent\" for a model that it loads.";

  private final Path folder;
  private final ObjectNode fields;
  private final EncoderConfig encoder;
  private final VocabularyFile tokenizer;
  private final TensorSource tensors;
  private final StoredNames names;
  private final ModelKind kind;
  private final List<String> labels;

  private ForeignModel(Path folder, TensorSource tensors) {
    this.folder = folder;
    this.fields = HuggingFaceConfig.fields(folder);
    this.encoder = HuggingFaceConfig.read(folder);
    this.tensors = tensors;
    this.names = StoredNames.of(folder, tensors);
    this.kind = kind(folder, fields, names::contains);
    this.labels = ModelLabels.of(folder, fields);
    this.tokenizer = VocabularyFile.read(folder);
  }

  /**
   * Opens a folder.
   *
   * @throws UserException naming the file and what is wrong with it, if it is no model that {@link
   *     ModelKind} knows, complete and in safetensors
   */
  public static ForeignModel open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw UserException.of(
          "%s %s. Expected a folder with config.json, model.safetensors and a tokenizer.",
          folder, Files.exists(folder) ? "is no folder" : "does not exist");
    }
    HuggingFaceConfig.read(folder);
    TensorSource tensors = TensorSource.open(folder);
    try {
      ForeignModel model = new ForeignModel(folder, tensors);
      model.checkConfiguration();
      model.checkWeights();
      return model;
    } catch (UserException e) {
      tensors.close();
      throw e;
    }
  }

  private static ModelKind kind(Path folder, JsonNode fields, Predicate<String> holds) {
    JsonNode architecture = fields.path(ModelKind.ARCHITECTURES).path(0);
    if (!architecture.isTextual()) {
      return ModelKind.byWeights(holds);
    }
    return ModelKind.of(architecture.textValue())
        .orElseThrow(
            () ->
                UserException.of(
                    "%s: field \"architectures\" is \"%s\"; only these can be used here: %s.%s",
                    folder.resolve(HuggingFaceConfig.FILE),
                    architecture.textValue(),
                    String.join(", ", ModelKind.architectures()),
                    architecture.textValue().equals(JointSpanHead.ARCHITECTURE) ? JOINT : ""));
  }

  private void checkConfiguration() {
    int pieces = tokenizer.vocabulary().size();
    if (pieces > encoder.vocabSize()) {
      throw UserException.of(
          "%s: the tokenizer has %d pieces, but config.json has a vocab_size of %d.",
          folder, pieces, encoder.vocabSize());
    }
    if (kind == ModelKind.QUESTION_ANSWERING && labels.size() != SpanHead.LOGITS) {
      throw UserException.of(
          "%s names %d labels; %s has one for the start of an answer and one for its end.",
          folder.resolve(HuggingFaceConfig.FILE), labels.size(), kind.architecture());
    }
  }

  private void checkWeights() {
    List<String> missing =
        weights().stream().map(WeightShape::name).filter(name -> !holds(name)).toList();
    if (!missing.isEmpty()) {
      throw UserException.of(
          "%s lacks %s, which %s of the sizes in config.json needs.",
          folder, Some.of("tensor", missing), kind.architecture());
    }
    weights().forEach(this::checkTensor);
    List<String> beyond =
        surplus().stream().filter(name -> name.startsWith(WeightNames.ENCODER)).toList();
    if (!beyond.isEmpty()) {
      throw UserException.of(
          "%s holds %s, for which an ELECTRA encoder of the sizes in config.json has no place."
              + " Without it the encoder would compute something else.",
          folder, Some.of("tensor", beyond));
    }
    checkTie();
  }

  private void checkTensor(WeightShape weight) {
    TensorHeader header = tensors.header(names.get(weight.name()));
    TensorShape stored = header.shape();
    TensorShape wanted = TensorShape.of(weight.shape().getShape());
    if (!stored.equals(wanted)) {
      throw UserException.of(
          "%s: tensor \"%s\" has the shape %s, but config.json asks for %s.",
          folder, names.get(weight.name()), stored, wanted);
    }
    if (!FloatValues.TYPES.contains(header.dtype())) {
      throw UserException.of(
          "%s: tensor \"%s\" holds numbers of type %s; F32, F16 and BF16 can be read. Convert it.",
          folder, names.get(weight.name()), header.dtype());
    }
  }

  private void checkTie() {
    boolean tied = fields.path("tie_word_embeddings").asBoolean(true);
    if (kind == ModelKind.MASKED_LM && !tied && !tablesAreOne()) {
      throw UserException.of(
          "%s: \"tie_word_embeddings\" is false, and the output matrix is not the table of token"
              + " embeddings. A generator here has one table for both.",
          folder.resolve(HuggingFaceConfig.FILE));
    }
  }

  /** Whether the file holds no output matrix unlike the token embeddings. */
  public boolean tablesAreOne() {
    return !holds(WeightNames.GENERATOR_OUTPUT)
        || SameValues.of(
            tensors,
            names.get(WeightNames.GENERATOR_OUTPUT),
            tensors,
            names.get(WeightNames.TOKEN_EMBEDDINGS));
  }

  /** Where it lies. */
  public Path folder() {
    return folder;
  }

  /** What it is. */
  public ModelKind kind() {
    return kind;
  }

  /** The sizes. */
  public EncoderConfig encoder() {
    return encoder;
  }

  /** A copy of all fields of {@code config.json}. */
  public ObjectNode fields() {
    return fields.deepCopy();
  }

  /** The names of the classes by number, where it has classes. */
  public List<String> labels() {
    return labels;
  }

  /** The tokenizer. */
  public VocabularyFile tokenizer() {
    return tokenizer;
  }

  /** All weights that a model of its kind and sizes has. */
  public List<WeightShape> weights() {
    return kind.allWeights(encoder, labels.size());
  }

  /** Whether there is such a weight. */
  public boolean holds(String name) {
    return names.contains(name);
  }

  /** A weight as it is to be written, float32. */
  public NamedTensor copy(String name) {
    return Float32Copy.of(tensors, names.get(name), name);
  }

  /** Whether a weight is the same in both models, bit for bit. */
  public boolean agrees(ForeignModel other, String name) {
    return SameValues.of(tensors, names.get(name), other.tensors, other.names.get(name));
  }

  /** The names of what is stored and belongs to no model of this kind. */
  public List<String> surplus() {
    Set<String> known = weights().stream().map(WeightShape::name).collect(Collectors.toSet());
    known.add(WeightNames.GENERATOR_OUTPUT);
    List<String> surplus = new ArrayList<>(names.all());
    surplus.removeAll(known);
    return surplus;
  }

  @Override
  public void close() {
    tensors.close();
  }
}
