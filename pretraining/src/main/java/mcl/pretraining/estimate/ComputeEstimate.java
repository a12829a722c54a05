package mcl.pretraining.estimate;

import mcl.model.config.EncoderConfig;
import mcl.pretraining.BatchSizes;
import mcl.pretraining.PretrainConfig;

/**
 * Floating-point operations of a run: those of matrix products, 2 for each product of two numbers,
 * and twice as many backward as forward (Kaplan et al. 2020, section 2.1, who leave attention's own
 * products out; Narayanan et al. 2021, appendix, who count them). Embedding look-ups, softmax,
 * normalisation, dropout and the optimizer are left out, validation too. Corrections are counted as
 * if every sequence had mistakes.
 *
 * <p>T tokens, H hidden size, F feed-forward size, E embedding size, V vocabulary size. Forward, a
 * sequence takes 2 T (4 H^2 + 2 H F) + 4 T^2 H a layer; 2 T E H, where embeddings are projected; 2
 * T (H^2 + H) in the detection head; and each slot 2 (H E + E V) in the generator's head.
 *
 * @param largestStep of the step that takes the most
 * @param total of all steps
 */
public record ComputeEstimate(double largestStep, double total) {
  private static final int FORWARD_AND_BACKWARD = 3;

  /** The estimate for a run over a vocabulary of this size. */
  public static ComputeEstimate of(PretrainConfig config, int vocabSize) {
    long[] changes = StepWork.changes(config);
    BatchSizes sizes = config.batch().sizes();
    double largest = 0;
    double total = 0;
    for (int i = 0; i < changes.length; i++) {
      boolean last = i + 1 == changes.length;
      long end = last ? config.schedule().totalSteps() : changes[i + 1];
      double step = training(config, vocabSize, StepWork.at(config, changes[i]));
      largest = Math.max(largest, step);
      long sequences = sizes.before(end) - sizes.before(changes[i]);
      total += step * sequences / config.batch().size();
    }
    return new ComputeEstimate(largest, total);
  }

  private static double training(PretrainConfig config, int vocabSize, StepWork work) {
    int length = config.sequenceLength();
    EncoderConfig generator = config.model().generator(vocabSize);
    EncoderConfig discriminator = config.model().discriminator(vocabSize);
    return FORWARD_AND_BACKWARD
        * (work.generatorRows() * encoder(generator, length)
            + work.slots() * generatorHead(generator)
            + work.discriminatorRows()
                * (encoder(discriminator, length) + detectionHead(discriminator, length)));
  }

  /** Forward through an encoder, of one sequence. */
  static double encoder(EncoderConfig config, int length) {
    double tokens = length;
    double hidden = config.hiddenSize();
    double products = 4 * hidden * hidden + 2 * hidden * config.intermediateSize();
    double layer = 2 * tokens * products + 4 * tokens * tokens * hidden;
    double projection =
        config.projectsEmbeddings() ? 2 * tokens * config.embeddingSize() * hidden : 0;
    return config.numHiddenLayers() * layer + projection;
  }

  /** Forward through the detection head, of one sequence. */
  static double detectionHead(EncoderConfig config, int length) {
    double hidden = config.hiddenSize();
    return 2.0 * length * (hidden * hidden + hidden);
  }

  /** Forward through the generator's head, of one slot. */
  static double generatorHead(EncoderConfig config) {
    double width = config.embeddingSize();
    return 2 * width * (config.hiddenSize() + (double) config.vocabSize());
  }
}
