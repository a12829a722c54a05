package mcl.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mcl.model.config.EncoderConfig;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.estimate.StepWork;

/**
 * Matrix products of one size in a step: {@code batch} times (rows, inner) by (inner, columns).
 *
 * @param count how often in a forward pass
 */
record MatrixProduct(long batch, long rows, long inner, long columns, long count) {
  /** A backward pass takes one product for each of the two factors. */
  private static final int FORWARD_AND_BACKWARD = 3;

  /** Floating-point operations of all of them, forward and backward. */
  double flops() {
    return FORWARD_AND_BACKWARD * count * 2.0 * batch * rows * inner * columns;
  }

  /** All that a step is made of, as {@code ComputeEstimate} counts them. */
  static List<MatrixProduct> of(PretrainConfig config, int vocabSize) {
    StepWork work = StepWork.at(config, config.schedule().totalSteps() - 1);
    EncoderConfig generator = config.model().generator(vocabSize);
    EncoderConfig discriminator = config.model().discriminator(vocabSize);
    long length = config.sequenceLength();
    long slots = Math.round(work.slots());
    long judged = Math.round(work.discriminatorRows()) * length;
    List<MatrixProduct> all = new ArrayList<>();
    all.addAll(encoder(generator, Math.round(work.generatorRows()), length));
    all.add(linear(slots, generator.hiddenSize(), generator.embeddingSize(), 1));
    all.add(linear(slots, generator.embeddingSize(), vocabSize, 1));
    all.addAll(encoder(discriminator, Math.round(work.discriminatorRows()), length));
    all.add(linear(judged, discriminator.hiddenSize(), discriminator.hiddenSize(), 1));
    return all.stream().filter(product -> product.flops() > 0).toList();
  }

  private static List<MatrixProduct> encoder(EncoderConfig config, long sequences, long length) {
    long tokens = sequences * length;
    long hidden = config.hiddenSize();
    long inner = config.intermediateSize();
    long layers = config.numHiddenLayers();
    long heads = sequences * config.numAttentionHeads();
    return Stream.of(
            linear(tokens, hidden, hidden, 4 * layers),
            linear(tokens, hidden, inner, layers),
            linear(tokens, inner, hidden, layers),
            new MatrixProduct(heads, length, config.headSize(), length, layers),
            new MatrixProduct(heads, length, length, config.headSize(), layers),
            linear(tokens, config.embeddingSize(), hidden, config.projectsEmbeddings() ? 1 : 0))
        .toList();
  }

  private static MatrixProduct linear(long rows, long inner, long columns, long count) {
    return new MatrixProduct(1, rows, inner, columns, count);
  }
}
