package mcl.model.config;

import mcl.base.check.Require;
import mcl.base.config.Ranges;

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
 * @param relativePositionBuckets the numbers that each attention head learns for distances between
 *     tokens (T5's relative position bias), an even number from 4 on; 0 for none
 * @param relativePositionMaxDistance the distance from which on all fall into one bucket; above a
 *     quarter of the buckets. Without buckets it means nothing, and is {@link #USUAL_MAX_DISTANCE}
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
    int relativePositionBuckets,
    int relativePositionMaxDistance,
    double hiddenDropoutProb,
    double attentionProbsDropoutProb,
    double layerNormEps,
    double initializerRange) {

  /** The distance from which on T5 tells no distances apart. */
  public static final int USUAL_MAX_DISTANCE = 128;

  /** Checks every size. */
  public EncoderConfig {
    Require.argument(vocabSize > 0, "vocabSize is %d; it must be 1 or more", vocabSize);
    new LayerSizes(hiddenSize, numHiddenLayers, numAttentionHeads, intermediateSize);
    checkBuckets(relativePositionBuckets, relativePositionMaxDistance);
    relativePositionMaxDistance =
        relativePositionBuckets == 0 ? USUAL_MAX_DISTANCE : relativePositionMaxDistance;
    check("embeddingSize", embeddingSize);
    check("maxPositionEmbeddings", maxPositionEmbeddings);
    check("typeVocabSize", typeVocabSize);
    check("hiddenDropoutProb", hiddenDropoutProb);
    check("attentionProbsDropoutProb", attentionProbsDropoutProb);
    check("layerNormEps", layerNormEps);
    check("initializerRange", initializerRange);
  }

  /** One encoder of a pair has the ranges of the pair. */
  private static void check(String name, Number value) {
    Ranges.check(ElectraConfig.class, name, value);
  }

  static void checkBuckets(int buckets, int maxDistance) {
    Require.argument(
        buckets == 0 || (buckets >= 4 && buckets % 2 == 0),
        "relativePositionBuckets is %d; it must be 0 (none) or an even number from 4 on",
        buckets);
    Require.argument(
        maxDistance > buckets / 4,
        "relativePositionMaxDistance is %d; with %d buckets it must be above %d",
        maxDistance,
        buckets,
        buckets / 4);
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
        relativePositionBuckets,
        relativePositionMaxDistance,
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
        relativePositionBuckets,
        relativePositionMaxDistance,
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

  /** Whether attention has relative position bias. */
  public boolean hasRelativePositions() {
    return relativePositionBuckets > 0;
  }

  /** Whether the embeddings are projected to another width. */
  public boolean projectsEmbeddings() {
    return embeddingSize != hiddenSize;
  }
}
