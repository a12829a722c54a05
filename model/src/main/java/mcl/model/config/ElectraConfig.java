package mcl.model.config;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.base.check.Require;
import mcl.base.config.Range;
import mcl.base.config.Ranges;
import mcl.model.electra.EmbeddingSharing;

/**
 * The sizes of a generator and discriminator, and how they share their embeddings. The vocabulary's
 * size is not among them: it comes from the tokenizer.
 *
 * @param embeddingSize E, the width of both players' embeddings. The token table has V x E numbers.
 *     A player whose {@code hiddenSize} H is another gets a linear layer of E x H behind it
 * @param maxPositionEmbeddings the longest sequence that the pair can read, in tokens: the rows of
 *     the position table. No less than {@code sequenceLength}
 * @param typeVocabSize the number of segment ids. Pre-training uses the first alone; fine-tuning on
 *     pairs of texts needs 2
 * @param relativePositionBuckets the numbers that each attention head learns for distances between
 *     tokens, added to its scores (T5's relative position bias); 0 for none, else an even number
 *     from 4 on, 32 is usual. Half of them are for each direction, and half of those hold one
 *     distance each; the others grow as the logarithm of the distance
 * @param relativePositionMaxDistance the distance in tokens from which on all share the last
 *     bucket; above a quarter of {@code relativePositionBuckets}, and without buckets of no effect
 * @param embeddingSharing whether both players learn the same embeddings. Anything but tied keeps,
 *     and trains, a second set of (V + maxPositionEmbeddings + typeVocabSize + 2) x embeddingSize
 *     numbers
 * @param generator the sizes of the generator's layers. It is thrown away after pre-training; a
 *     quarter to a half as wide as the discriminator works best (Clark et al. 2020, section 3.2)
 * @param discriminator the sizes of the layers of the discriminator, the model that is kept
 * @param hiddenDropoutProb dropout after the embeddings, the attention and the feed-forward layer
 *     of both players: the share of values set to 0 in training. In effect round(256 p) / 256
 * @param attentionProbsDropoutProb dropout on the attention probabilities of both players. In
 *     effect round(256 p) / 256
 * @param layerNormEps the epsilon of layer normalisation: (x - mean) / sqrt(variance + epsilon)
 * @param initializerRange the standard deviation of the normal distribution, cut off at two of
 *     them, that random weights start from. 0.02 suits encoders 768 wide; 0.7 / sqrt(H) is its like
 *     for narrow ones
 */
@RetainJavadoc
public record ElectraConfig(
    @Range(min = 1) int embeddingSize,
    @Range(min = 2) int maxPositionEmbeddings,
    @Range(min = 1) int typeVocabSize,
    @Range(min = 0) int relativePositionBuckets,
    @Range(min = 1) int relativePositionMaxDistance,
    EmbeddingSharing embeddingSharing,
    LayerSizes generator,
    LayerSizes discriminator,
    @Range(min = 0, max = 0.9) double hiddenDropoutProb,
    @Range(min = 0, max = 0.9) double attentionProbsDropoutProb,
    @Range(above = 0) double layerNormEps,
    @Range(above = 0) double initializerRange) {

  /** Checks both encoders. */
  public ElectraConfig {
    Require.argument(embeddingSharing != null, "embeddingSharing is missing; \"tied\" is usual");
    Require.argument(generator != null, "generator is missing; give its layer sizes");
    Require.argument(discriminator != null, "discriminator is missing; give its layer sizes");
    EncoderConfig.checkBuckets(relativePositionBuckets, relativePositionMaxDistance);
    Ranges.check(
        ElectraConfig.class,
        embeddingSize,
        maxPositionEmbeddings,
        typeVocabSize,
        relativePositionBuckets,
        relativePositionMaxDistance,
        embeddingSharing,
        generator,
        discriminator,
        hiddenDropoutProb,
        attentionProbsDropoutProb,
        layerNormEps,
        initializerRange);
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
