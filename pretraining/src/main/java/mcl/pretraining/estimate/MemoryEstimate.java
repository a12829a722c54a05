package mcl.pretraining.estimate;

import mcl.model.config.EncoderConfig;
import mcl.pretraining.PretrainConfig;

/**
 * How much memory a run takes at its largest step, in bytes: 4 for each weight, 4 for its gradient,
 * 8 for its two moments, 4 for its moving average, and what of a micro-batch the backward pass
 * reads. By plain operations; native ones take less. {@code docs/memory.md} compares it with what
 * was measured.
 *
 * <p>B sequences, T tokens, H hidden size, F feed-forward size, E embedding size, N heads, V
 * vocabulary size, S slots. An encoder layer keeps 8 B T H + 2 B T F + B N T^2 numbers: its input,
 * queries, keys and values, what was gathered, both sums that are normalised and the first of them
 * normalised; both sides of the GELU; the shares. Dropout keeps its factors, 2 B T H and B N T^2,
 * and the shares that are left. Where activations are recomputed, B T H, and one layer at a time
 * all of the above. The generator's head keeps 2 S V numbers, logits and their logarithms, and as
 * many again come and go in the backward pass.
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

  private static final double DROPOUT_LEVELS = 256;

  /** Measured with a pair of next to no size. */
  private static final long PROCESS = 330L << 20;

  /** What lies between arrays, where the next does not fit: measured. */
  private static final double GAPS = 1.15;

  /** The estimate for a run over a vocabulary of this size that keeps activations. */
  public static MemoryEstimate of(PretrainConfig config, int vocabSize) {
    return of(config, vocabSize, false);
  }

  /**
   * The estimate for a run over a vocabulary of this size.
   *
   * @param recompute whether activations are computed once more in the backward pass
   */
  public static MemoryEstimate of(PretrainConfig config, int vocabSize, boolean recompute) {
    long kept = ParameterCount.together(config.electra(vocabSize)).total();
    double training = 0;
    for (long step : StepWork.changes(config)) {
      StepWork work = StepWork.at(config, step);
      training = Math.max(training, new Arrays(config, vocabSize, Mode.of(recompute)).of(work));
    }
    double part = (double) config.batch().partSize() / config.batch().size();
    double judging = new Arrays(config, vocabSize, Mode.READS).of(StepWork.examination(config));
    return new MemoryEstimate(
        BYTES * kept,
        BYTES * kept,
        (config.average().on() ? 3 : 2) * BYTES * kept,
        (long) (GAPS * BYTES * part * Math.max(training, judging)),
        PROCESS);
  }

  /** All of it. */
  public long total() {
    return weights + gradients + moments + activations + process;
  }

  /** The same for so many times the sequences in a micro-batch. */
  public MemoryEstimate scaled(double share) {
    return new MemoryEstimate(weights, gradients, moments, (long) (share * activations), process);
  }

  /** What stays of a layer: all that a backward pass reads, or its input alone. */
  private enum Mode {
    KEEPS,
    RECOMPUTES,
    READS;

    static Mode of(boolean recompute) {
      return recompute ? RECOMPUTES : KEEPS;
    }
  }

  /** Counts numbers of 4 bytes. */
  private record Arrays(PretrainConfig config, int vocabSize, Mode mode) {
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
          + 2 * logits
          + Math.max(mode == Mode.READS ? 0 : 2 * logits, transients(work));
    }

    /** What comes and goes with a layer. */
    private double transients(StepWork work) {
      EncoderConfig largest = config.model().discriminator(vocabSize);
      double tokens = config.sequenceLength();
      double inner = 2 * tokens * largest.intermediateSize();
      double scores = 3 * largest.numAttentionHeads() * tokens * tokens;
      double passing = Math.max(inner, scores);
      return work.discriminatorRows() * (passing + (mode == Mode.KEEPS ? 0 : whole(largest)));
    }

    /** Of one sequence. */
    private double encoder(EncoderConfig encoder) {
      double tokens = config.sequenceLength();
      double embedded = tokens * encoder.embeddingSize();
      double projected = encoder.projectsEmbeddings() ? tokens * encoder.hiddenSize() : 0;
      return 5 * embedded
          + dropped(encoder.hiddenDropoutProb()) * embedded
          + projected
          + encoder.numHiddenLayers()
              * (mode == Mode.KEEPS ? whole(encoder) : tokens * encoder.hiddenSize());
    }

    /** A layer of which all stays that a backward pass reads. */
    private double whole(EncoderConfig encoder) {
      double states = (double) config.sequenceLength() * encoder.hiddenSize();
      double inner = (double) config.sequenceLength() * encoder.intermediateSize();
      double scores =
          (double) encoder.numAttentionHeads() * config.sequenceLength() * config.sequenceLength();
      return (8 + 2 * dropped(encoder.hiddenDropoutProb())) * states
          + 2 * inner
          + (1 + 2 * dropped(encoder.attentionProbsDropoutProb())) * scores;
    }

    /** 1 where dropout drops anything, else 0. */
    private int dropped(double probability) {
      return mode != Mode.READS && Math.round(DROPOUT_LEVELS * probability) > 0 ? 1 : 0;
    }
  }
}
