package mcl.cli.inspect;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import mcl.base.safetensors.TensorHeader;
import mcl.model.config.EncoderConfig;
import mcl.model.weights.WeightNames;

/** The sizes in {@code config.json}, under their names there, that a weight's shape tells too. */
enum TensorSize {
  VOCAB_SIZE(EncoderConfig::vocabSize, WeightNames.TOKEN_EMBEDDINGS, 0),
  EMBEDDING_SIZE(EncoderConfig::embeddingSize, WeightNames.TOKEN_EMBEDDINGS, 1),
  MAX_POSITION_EMBEDDINGS(EncoderConfig::maxPositionEmbeddings, WeightNames.POSITION_EMBEDDINGS, 0),
  TYPE_VOCAB_SIZE(EncoderConfig::typeVocabSize, WeightNames.SEGMENT_EMBEDDINGS, 0),
  HIDDEN_SIZE(EncoderConfig::hiddenSize, WeightNames.weight(WeightNames.query(0)), 0),
  INTERMEDIATE_SIZE(
      EncoderConfig::intermediateSize, WeightNames.weight(WeightNames.intermediate(0)), 0);

  private final ToIntFunction<EncoderConfig> stated;
  private final String weight;
  private final int dimension;

  TensorSize(ToIntFunction<EncoderConfig> stated, String weight, int dimension) {
    this.stated = stated;
    this.weight = weight;
    this.dimension = dimension;
  }

  /** What is wrong, if the weight is there and has another size. */
  Optional<String> fault(EncoderConfig sizes, Map<String, TensorHeader> weights) {
    TensorHeader header = weights.get(weight);
    int wanted = stated.applyAsInt(sizes);
    if (header == null
        || header.shape().rank() <= dimension
        || header.shape().size(dimension) == wanted) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "field \"%s\" is %d, but tensor \"%s\" has the shape %s: expected %d.",
            name().toLowerCase(Locale.ROOT),
            wanted,
            header.name(),
            header.shape(),
            header.shape().size(dimension)));
  }
}
