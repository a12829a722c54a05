package mcl.model.config;

import mcl.base.check.Require;

/**
 * The sizes of one encoder, in the field's standard terms (the keys of Hugging Face's ElectraConfig
 * in camel case).
 *
 * @param vocabSize V, the number of token ids
 * @param embeddingSize E, the width of the embeddings; projected to {@code hiddenSize} where it
 *     differs
 * @param hiddenSize H, the width of the encoder; a multiple of {@code numAttentionHeads}
 * @param numHiddenLayers the number of encoder layers
 * @param numAttentionHeads N, the attention heads of a layer
 * @param intermediateSize the width of the feed-forward layer
 * @param maxPositionEmbeddings the longest sequence, in tokens
 * @param typeVocabSize the number of segment ids
 * @param hiddenDropoutProb dropout after the embeddings, the attention and the feed-forward layer
 * @param attentionProbsDropoutProb dropout on the attention probabilities
 * @param layerNormEps the epsilon of layer normalisation
 * @param initializerRange the standard deviation of the truncated normal distribution that weights
 *     start from
 */
public record EncoderConfig(
    int vocabSize,
    int embeddingSize,
    int hiddenSize,
    int numHiddenLayers,
    int numAttentionHeads,
    int intermediateSize,
    int maxPositionEmbeddings,
    int typeVocabSize,
    double hiddenDropoutProb,
    double attentionProbsDropoutProb,
    double layerNormEps,
    double initializerRange) {

  /** Checks every size. */
  public EncoderConfig {
    Require.argument(vocabSize > 0, "vocabSize is %d; it must be 1 or more", vocabSize);
    LayerSizes.check(hiddenSize, numHiddenLayers, numAttentionHeads, intermediateSize);
    checkSizes(embeddingSize, maxPositionEmbeddings, typeVocabSize);
    checkNumbers(hiddenDropoutProb, attentionProbsDropoutProb, layerNormEps, initializerRange);
  }

  static void checkSizes(int embeddingSize, int maxPositionEmbeddings, int typeVocabSize) {
    Require.argument(embeddingSize > 0, "embeddingSize is %d; it must be 1 or more", embeddingSize);
    Require.argument(
        maxPositionEmbeddings > 1,
        "maxPositionEmbeddings is %d; it must be 2 or more",
        maxPositionEmbeddings);
    Require.argument(typeVocabSize > 0, "typeVocabSize is %d; it must be 1 or more", typeVocabSize);
  }

  static void checkNumbers(
      double hiddenDropoutProb,
      double attentionProbsDropoutProb,
      double layerNormEps,
      double initializerRange) {
    requireProbability("hiddenDropoutProb", hiddenDropoutProb);
    requireProbability("attentionProbsDropoutProb", attentionProbsDropoutProb);
    Require.argument(layerNormEps > 0, "layerNormEps is %s; it must be above 0", layerNormEps);
    Require.argument(
        initializerRange > 0, "initializerRange is %s; it must be above 0", initializerRange);
  }

  private static void requireProbability(String name, double value) {
    Require.argument(
        value >= 0 && value <= 0.9, "%s is %s; it must be between 0 and 0.9", name, value);
  }

  /** The same encoder with this dropout everywhere. */
  public EncoderConfig withDropout(double probability) {
    return new EncoderConfig(
        vocabSize,
        embeddingSize,
        hiddenSize,
        numHiddenLayers,
        numAttentionHeads,
        intermediateSize,
        maxPositionEmbeddings,
        typeVocabSize,
        probability,
        probability,
        layerNormEps,
        initializerRange);
  }

  /** The same encoder with layers of these sizes. */
  public EncoderConfig withLayers(LayerSizes sizes) {
    return new EncoderConfig(
        vocabSize,
        embeddingSize,
        sizes.hiddenSize(),
        sizes.numHiddenLayers(),
        sizes.numAttentionHeads(),
        sizes.intermediateSize(),
        maxPositionEmbeddings,
        typeVocabSize,
        hiddenDropoutProb,
        attentionProbsDropoutProb,
        layerNormEps,
        initializerRange);
  }

  /** The sizes of its layers. */
  public LayerSizes layerSizes() {
    return new LayerSizes(hiddenSize, numHiddenLayers, numAttentionHeads, intermediateSize);
  }

  /** D, the width of one attention head. */
  public int headSize() {
    return hiddenSize / numAttentionHeads;
  }

  /** Whether the embeddings are projected to another width. */
  public boolean projectsEmbeddings() {
    return embeddingSize != hiddenSize;
  }
}
