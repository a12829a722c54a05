package mcl.pretraining.estimate;

import mcl.model.config.EncoderConfig;
import mcl.pretraining.PretrainConfig;

/**
 * How much memory a run takes at its largest step, in bytes: 4 for each weight, 4 for its gradient,
 * 8 for its two moments, 4 for its moving average, and all arrays of a micro-batch, which live
 * until it ends. {@code docs/memory.md} compares it with what was measured.
 *
 * <p>B sequences, T tokens, H hidden size, F feed-forward size, E embedding size, N heads, V
 * vocabulary size, S slots. An encoder layer keeps 15 B T H + 2 B T F + 2 B N T^2 numbers. Each
 * dropout keeps its mask and what it let through, 13 bytes for each number; there are two over (B,
 * T, H) and one over (B, N, T, T) a layer. The generator's head keeps 2 S V numbers, logits and
 * their logarithms, and as many again come and go in the backward pass.
 *
 * @param weights of both players
 * @param gradients of the weights
 * @param moments of the optimizer, and the moving average of the weights
 * @param activations what a step makes, training or validation, whichever is more
 * @param process what the virtual machine and the native libraries take by themselves
 */
public record MemoryEstimate(
    long weights, long gradients, long moments, long activations, long process) {
  private static final int BYTES = 4;

  /** A dropout keeps a mask of 1 byte, two of 4, and its result. */
  private static final double PER_DROPPED = 13.0 / BYTES;

  private static final double DROPOUT_LEVELS = 256;

  /** Measured with a pair of next to no size. */
  private static final long PROCESS = 450L << 20;

  /** The estimate for a run over a vocabulary of this size. */
  public static MemoryEstimate of(PretrainConfig config, int vocabSize) {
    long kept = ParameterCount.together(config.electra(vocabSize)).total();
    double training = 0;
    for (long step : StepWork.changes(config)) {
      StepWork work = StepWork.at(config, step);
      training = Math.max(training, new Arrays(config, vocabSize, true).of(work));
    }
    int microBatch = config.batch().microBatch();
    double part = microBatch == 0 ? 1 : (double) microBatch / config.batch().size();
    double judging = new Arrays(config, vocabSize, false).of(StepWork.examination(config));
    return new MemoryEstimate(
        BYTES * kept,
        BYTES * kept,
        (config.average().on() ? 3 : 2) * BYTES * kept,
        (long) (BYTES * part * Math.max(training, judging)),
        PROCESS);
  }

  /** All of it. */
  public long total() {
    return weights + gradients + moments + activations + process;
  }

  /** Counts numbers of 4 bytes. */
  private record Arrays(PretrainConfig config, int vocabSize, boolean trains) {
    double of(StepWork work) {
      EncoderConfig generator = config.model().generator(vocabSize);
      EncoderConfig discriminator = config.model().discriminator(vocabSize);
      double tokens = config.sequenceLength();
      double logits = work.slots() * vocabSize;
      double slotStates = work.slots() * (generator.hiddenSize() + 3.0 * generator.embeddingSize());
      double judged = work.discriminatorRows() * tokens * (2.0 * discriminator.hiddenSize() + 5);
      double rows = Math.max(work.generatorRows(), work.discriminatorRows());
      return work.generatorRows() * encoder(generator)
          + work.discriminatorRows() * encoder(discriminator)
          + slotStates
          + judged
          + (config.withinDocuments() ? rows * tokens * tokens : 0)
          + (trains ? 2 * logits + Math.max(2 * logits, transients(work)) : 2 * logits);
    }

    /** What comes and goes in the backward pass of a layer. */
    private double transients(StepWork work) {
      EncoderConfig largest = config.model().discriminator(vocabSize);
      double tokens = config.sequenceLength();
      double inner = 2 * tokens * largest.intermediateSize();
      double scores = 3 * largest.numAttentionHeads() * tokens * tokens;
      return work.discriminatorRows() * Math.max(inner, scores);
    }

    /** Of one sequence. */
    private double encoder(EncoderConfig encoder) {
      double tokens = config.sequenceLength();
      double embedded = tokens * encoder.embeddingSize();
      double projected = encoder.projectsEmbeddings() ? tokens * encoder.hiddenSize() : 0;
      return 5 * embedded
          + dropped(encoder.hiddenDropoutProb()) * embedded
          + projected
          + encoder.numHiddenLayers() * layer(encoder);
    }

    private double layer(EncoderConfig encoder) {
      double states = (double) config.sequenceLength() * encoder.hiddenSize();
      double inner = (double) config.sequenceLength() * encoder.intermediateSize();
      double scores =
          (double) encoder.numAttentionHeads() * config.sequenceLength() * config.sequenceLength();
      boolean adds = config.withinDocuments() || encoder.hasRelativePositions();
      return (trains ? 15 : 12) * states
          + 2 * inner
          + (adds ? 3 : 2) * scores
          + dropped(encoder.hiddenDropoutProb()) * 2 * states
          + dropped(encoder.attentionProbsDropoutProb()) * scores;
    }

    private double dropped(double probability) {
      return trains && Math.round(DROPOUT_LEVELS * probability) > 0 ? PER_DROPPED : 0;
    }
  }
}
