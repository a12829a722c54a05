package mcl.pretraining;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import mcl.base.random.RandomStreams;
import mcl.courses.Assignment;
import mcl.courses.Curriculum;
import mcl.courses.Preparation;
import mcl.model.electra.Electra;
import mcl.model.weights.Initialization;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightSource;
import mcl.pretraining.average.WeightAverage;
import mcl.pretraining.checkpoint.CheckpointStore;
import mcl.pretraining.conflict.TugOfWar;
import mcl.pretraining.loop.LookAhead;
import mcl.pretraining.loop.StepBatches;
import mcl.pretraining.loop.StepReport;
import mcl.pretraining.loop.TrainStep;
import mcl.pretraining.optimizer.DecoupledAdam;
import mcl.pretraining.optimizer.GradientClip;
import mcl.pretraining.report.HeldOutEvaluation;
import mcl.pretraining.report.StepListener;
import mcl.pretraining.report.UnigramBaseline;
import mcl.tokenization.batch.BatchStream;
import mcl.tokenization.batch.TokenBatch;

/**
 * A pre-training run: steps, validations and checkpoints in their turn.
 *
 * <p>Owns the run's native memory: use it in a try-with-resources. Not for several threads.
 */
public final class Pretrainer implements AutoCloseable {
  /** A run of updates that all had to be skipped will not mend itself. */
  private static final int MOST_SKIPPED_IN_A_ROW = 25;

  /** So many tokens of training text tell the frequencies of all. */
  private static final long UNIGRAM_TOKENS = 5_000_000;

  private final PretrainConfig config;
  private final NDManager scope;
  private final StateDict weights;
  private final LongFunction<List<Assignment>> preparing;
  private final LookAhead<List<Assignment>> assignments;
  private final WeightAverage average;
  private final TrainStep step;
  private final TugOfWar tugOfWar;
  private final HeldOutEvaluation evaluation;

  /**
   * Prepares a run.
   *
   * @param start where the weights begin, such as {@link #freshWeights}
   */
  public Pretrainer(PretrainConfig config, PretrainingText text, WeightSource start) {
    this.config = config;
    this.scope = NDManager.newBaseManager();
    RandomStreams random = new RandomStreams(config.seed());
    Electra electra = config.electra(text.vocabSize());
    this.weights = StateDict.create(scope, electra.weights(), start);
    Curriculum curriculum = new Curriculum(electra, text.special(), config.withinDocuments());
    Preparation preparation =
        new Preparation(config.courses(), config.batch().courses(), text.special());
    BatchStream batches = new BatchStream(text.training(), config.seed(), config.batch().size());
    this.preparing = new StepBatches(batches, preparation, config.batch(), random);
    this.assignments = new LookAhead<>(preparing, config.batch().loaderThreads());
    this.tugOfWar = new TugOfWar(curriculum, random);
    this.average = new WeightAverage(scope, config.average(), weights);
    this.step =
        new TrainStep(
            scope,
            weights,
            new TrainStep.Teaching(assignments, curriculum, config.logEvery()),
            new TrainStep.Optimization(
                new DecoupledAdam(scope, config.optimizer(), weights),
                new GradientClip(config.optimizer().maxGradientNorm()),
                average),
            new TrainStep.Learning(
                random, config.schedule().schedule(), config.optimizer().learningRate()));
    this.evaluation =
        new HeldOutEvaluation(
            new BatchStream(text.validation(), config.seed(), config.batch().size()),
            new HeldOutEvaluation.Asking(preparation, curriculum),
            unigrams(batches, text),
            random,
            new HeldOutEvaluation.Scope(
                config.batch().size(),
                config.batch().microBatch(),
                config.validation().sequences(),
                config.examination()));
  }

  /** Random weights, by the configuration's seed and range. */
  public static WeightSource freshWeights(PretrainConfig config) {
    return new Initialization(new RandomStreams(config.seed()), config.model().initializerRange());
  }

  /**
   * Runs to the end, or until asked to stop; the weights are saved either way.
   *
   * @param checkpoints where weights go
   * @param stop asked after each step; after the last one the run is finished all the same
   */
  public StopReason run(CheckpointStore checkpoints, StepListener listener, BooleanSupplier stop)
      throws IOException {
    long total = config.schedule().totalSteps();
    int skipped = 0;
    validate(0, listener);
    for (long done = 0; done < total; ) {
      measureGradients(done, listener);
      StepReport report = runStep(done++);
      listener.onStep(report);
      skipped = report.updated() ? 0 : skipped + 1;
      boolean last = done == total;
      if (last || done % config.validation().every() == 0) {
        validate(done, listener);
      }
      boolean interrupted = stop.getAsBoolean() && !last;
      boolean broken = skipped == MOST_SKIPPED_IN_A_ROW;
      if (last || interrupted || broken || done % config.saveEvery() == 0) {
        listener.onCheckpoint(checkpoints.save(weights, average.after(done), done));
      }
      if (interrupted || broken) {
        return broken ? StopReason.NOT_FINITE : StopReason.INTERRUPTED;
      }
    }
    return StopReason.FINISHED;
  }

  private void validate(long done, StepListener listener) {
    listener.onValidation(evaluation.evaluate(scope, weights, done));
    if (config.average().validate()) {
      average
          .after(done)
          .map(averaged -> evaluation.evaluate(scope, averaged, done))
          .ifPresent(listener::onAverageValidation);
    }
  }

  private void measureGradients(long number, StepListener listener) {
    long every = config.gradientCosinesEvery();
    if (every > 0 && number % every == 0) {
      listener.onGradientCosines(tugOfWar.measure(scope, weights, preparing.apply(number), number));
    }
  }

  /** Does one step, counted from 0; {@link #run} does them all in their turn. */
  public StepReport runStep(long number) {
    return step.run(number);
  }

  /** The weights as they are now; they end with this run. */
  public StateDict weights() {
    return weights;
  }

  /** The moving average of the weights; it ends with this run. */
  public WeightAverage average() {
    return average;
  }

  @Override
  public void close() {
    assignments.close();
    scope.close();
  }

  private UnigramBaseline unigrams(BatchStream batches, PretrainingText text) {
    long perBatch = (long) config.batch().size() * batches.length();
    long epoch = (batches.sequences() + config.batch().size() - 1) / config.batch().size();
    long count = Math.min(epoch, Math.max(1, UNIGRAM_TOKENS / perBatch));
    Iterable<TokenBatch> sample = LongStream.range(0, count).mapToObj(batches::at)::iterator;
    return UnigramBaseline.of(sample, text.vocabSize(), text.special());
  }
}
