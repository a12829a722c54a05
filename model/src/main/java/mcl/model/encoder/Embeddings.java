package mcl.model.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import java.util.List;
import mcl.model.config.EncoderConfig;
import mcl.model.tensors.EncoderInput;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * Token, position and segment embeddings, summed and normalised, then projected to the encoder's
 * width where it differs (ELECTRA, section 3.2; Hugging Face's ElectraEmbeddings).
 *
 * <p>B sequences, T tokens, E embedding size, H hidden size.
 */
final class Embeddings {
  private final EncoderConfig config;

  Embeddings(EncoderConfig config) {
    this.config = config;
  }

  /** The embeddings themselves, which generator and discriminator may share. */
  static List<WeightShape> sharedWeights(EncoderConfig config) {
    int width = config.embeddingSize();
    return WeightShape.all(
        List.of(
            WeightShape.matrix(WeightNames.TOKEN_EMBEDDINGS, config.vocabSize(), width),
            WeightShape.matrix(
                WeightNames.POSITION_EMBEDDINGS, config.maxPositionEmbeddings(), width),
            WeightShape.matrix(WeightNames.SEGMENT_EMBEDDINGS, config.typeVocabSize(), width)),
        WeightShape.norm(WeightNames.EMBEDDINGS_NORM, width));
  }

  /** The projection, where there is one. */
  static List<WeightShape> ownWeights(EncoderConfig config) {
    return config.projectsEmbeddings()
        ? WeightShape.linear(
            WeightNames.EMBEDDINGS_PROJECTION, config.hiddenSize(), config.embeddingSize())
        : List.of();
  }

  /** Ids (B, T) to the encoder's first hidden states (B, T, H). */
  NDArray forward(Pass pass, EncoderInput input) {
    NDArray sumBTE =
        look(pass, input.ids(), WeightNames.TOKEN_EMBEDDINGS)
            .add(look(pass, input.positions(), WeightNames.POSITION_EMBEDDINGS))
            .add(look(pass, input.segments(), WeightNames.SEGMENT_EMBEDDINGS));
    NDArray normalBTE = pass.norm(sumBTE, WeightNames.EMBEDDINGS_NORM, config.layerNormEps());
    NDArray embeddedBTE = pass.dropout().apply(normalBTE, config.hiddenDropoutProb());
    return config.projectsEmbeddings()
        ? pass.wideLinear(embeddedBTE, WeightNames.EMBEDDINGS_PROJECTION)
        : embeddedBTE;
  }

  private static NDArray look(Pass pass, NDArray ids, String table) {
    return Embedding.embedding(ids, pass.weight(table), SparseFormat.DENSE).singletonOrThrow();
  }
}
