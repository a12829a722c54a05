package mcl.model.electra;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.List;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Pass;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * Hidden states to logits over the vocabulary: a linear layer to the embeddings' width, GELU, layer
 * normalisation, and the token embeddings themselves as the output matrix (tied), with a bias of
 * its own (Hugging Face's ElectraGeneratorPredictions and generator_lm_head).
 *
 * <p>S slots, H hidden size, E embedding size, V vocabulary size.
 */
final class GeneratorHead {
  private final EncoderConfig config;

  GeneratorHead(EncoderConfig config) {
    this.config = config;
  }

  List<WeightShape> weights() {
    return WeightShape.all(
        WeightShape.linear(
            WeightNames.GENERATOR_HEAD_DENSE, config.embeddingSize(), config.hiddenSize()),
        WeightShape.norm(WeightNames.GENERATOR_HEAD_NORM, config.embeddingSize()),
        List.of(WeightShape.zeros(WeightNames.GENERATOR_OUTPUT_BIAS, config.vocabSize())));
  }

  /** Hidden states (S, H) to logits (S, V). */
  NDArray forward(Pass pass, NDArray hiddenSH) {
    NDArray denseSE = Activation.gelu(pass.linear(hiddenSH, WeightNames.GENERATOR_HEAD_DENSE));
    NDArray normalSE = pass.norm(denseSE, WeightNames.GENERATOR_HEAD_NORM, config.layerNormEps());
    NDArray tokensVE = pass.weight(WeightNames.TOKEN_EMBEDDINGS);
    NDArray biasV = pass.weight(WeightNames.GENERATOR_OUTPUT_BIAS);
    return pass.ops().wide(pass.ops().linear(normalSE, tokensVE, biasV));
  }
}
