package mcl.model.config;

import mcl.base.check.Require;
import mcl.model.electra.EmbeddingSharing;

/**
 * The sizes of a generator and discriminator, and how they share their embeddings. The vocabulary's
 * size is not among them: it comes from the tokenizer.
 *
 * @param embeddingSize E, the width of both players' embeddings
 * @param maxPositionEmbeddings the longest sequence, in tokens
 * @param typeVocabSize the number of segment ids
 * @param relativePositionBuckets the numbers that each attention head learns for distances between
 *     tokens, added to its scores (T5's relative position bias); 0 for none, 32 is usual
 * @param relativePositionMaxDistance the distance from which on all fall into one bucket
 * @param embeddingSharing whether both players learn the same embeddings
 * @param generator the sizes of the generator's layers
 * @param discriminator the sizes of the discriminator's layers
 * @param hiddenDropoutProb dropout after the embeddings, the attention and the feed-forward layer
 * @param attentionProbsDropoutProb dropout on the attention probabilities
 * @param layerNormEps the epsilon of layer normalisation
 * @param initializerRange the standard deviation that weights start from
 */
public record ElectraConfig(
    int embeddingSize,
    int maxPositionEmbeddings,
    int typeVocabSize,
    int relativePositionBuckets,
    int relativePositionMaxDistance,
    EmbeddingSharing embeddingSharing,
    LayerSizes generator,
    LayerSizes discriminator,
    double hiddenDropoutProb,
    double attentionProbsDropoutProb,
    double layerNormEps,
    double initializerRange) {

  /** Checks both encoders. */
  public ElectraConfig {
    Require.argument(embeddingSharing != null, "embeddingSharing is missing; \"tied\" is usual");
    Require.argument(generator != null, "generator is missing; give its layer sizes");
    Require.argument(discriminator != null, "discriminator is missing; give its layer sizes");
    EncoderConfig.checkSizes(embeddingSize, maxPositionEmbeddings, typeVocabSize);
    EncoderConfig.checkBuckets(relativePositionBuckets, relativePositionMaxDistance);
    EncoderConfig.checkNumbers(
        hiddenDropoutProb, attentionProbsDropoutProb, layerNormEps, initializerRange);
  }

  /** ELECTRA-small (Clark et al. 2020, table 6). */
  public static ElectraConfig small() {
    return new ElectraConfig(
        128,
        512,
        2,
        0,
        EncoderConfig.USUAL_MAX_DISTANCE,
        EmbeddingSharing.TIED,
        new LayerSizes(64, 12, 1, 256),
        new LayerSizes(256, 12, 4, 1024),
        0.1,
        0.1,
        1e-12,
        0.02);
  }

  /**
   * The pair of two encoders. What both have in common is taken from the discriminator.
   *
   * @param sharing how they share their embeddings
   */
  public static ElectraConfig of(
      EncoderConfig generator, EncoderConfig discriminator, EmbeddingSharing sharing) {
    return new ElectraConfig(
        discriminator.embeddingSize(),
        discriminator.maxPositionEmbeddings(),
        discriminator.typeVocabSize(),
        discriminator.relativePositionBuckets(),
        discriminator.relativePositionMaxDistance(),
        sharing,
        generator.layerSizes(),
        discriminator.layerSizes(),
        discriminator.hiddenDropoutProb(),
        discriminator.attentionProbsDropoutProb(),
        discriminator.layerNormEps(),
        discriminator.initializerRange());
  }

  /** The same pair with embeddings shared in this way. */
  public ElectraConfig withEmbeddingSharing(EmbeddingSharing sharing) {
    return new ElectraConfig(
        embeddingSize,
        maxPositionEmbeddings,
        typeVocabSize,
        relativePositionBuckets,
        relativePositionMaxDistance,
        sharing,
        generator,
        discriminator,
        hiddenDropoutProb,
        attentionProbsDropoutProb,
        layerNormEps,
        initializerRange);
  }

  /** The same pair with relative position bias of so many buckets; 0 for none. */
  public ElectraConfig withRelativePositions(int buckets, int maxDistance) {
    return new ElectraConfig(
        embeddingSize,
        maxPositionEmbeddings,
        typeVocabSize,
        buckets,
        maxDistance,
        embeddingSharing,
        generator,
        discriminator,
        hiddenDropoutProb,
        attentionProbsDropoutProb,
        layerNormEps,
        initializerRange);
  }

  /** The generator's encoder over a vocabulary of this size. */
  public EncoderConfig generator(int vocabSize) {
    return encoder(generator, vocabSize);
  }

  /** The discriminator's encoder over a vocabulary of this size. */
  public EncoderConfig discriminator(int vocabSize) {
    return encoder(discriminator, vocabSize);
  }

  private EncoderConfig encoder(LayerSizes sizes, int vocabSize) {
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
}
