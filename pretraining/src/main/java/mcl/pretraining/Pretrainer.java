package mcl.pretraining;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
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
import mcl.pretraining.checkpoint.BackgroundSaving;
import mcl.pretraining.checkpoint.Checkpoint;
import mcl.pretraining.checkpoint.CheckpointStore;
import mcl.pretraining.checkpoint.RunProgress;
import mcl.pretraining.checkpoint.TrainingState;
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
import mcl.pretraining.resume.Continuation;
import mcl.tokenization.batch.BatchStream;
import mcl.tokenization.batch.TokenBatch;

/**
 * A pre-training run: steps, validations and checkpoints in their turn.
 *
 * <p>Owns the run's native memory: use it in a try-with-resources. Not for several threads.
 */
public final class Pretrainer implements AutoCloseable {
  /** So many tokens of training text tell the frequencies of all. */
  private static final long UNIGRAM_TOKENS = 5_000_000;

  private final PretrainConfig config;
  private final NDManager scope;
  private final StateDict weights;
  private final StepBatches batches;
  private final LookAhead<List<Assignment>> assignments;
  private final DecoupledAdam optimizer;
  private final WeightAverage average;
  private final TrainStep step;
  private final TugOfWar tugOfWar;
  private final HeldOutEvaluation evaluation;
  private RunProgress progress = RunProgress.START;

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
    BatchStream training = new BatchStream(text.training(), config.seed(), config.batch().size());
    this.batches = new StepBatches(training, preparation, config.batch(), random);
    this.assignments = new LookAhead<>(batches, config.batch().loaderThreads());
    this.tugOfWar = new TugOfWar(curriculum, random);
    this.optimizer = new DecoupledAdam(scope, config.optimizer(), weights);
    this.average = new WeightAverage(scope, config.average(), weights);
    this.step =
        new TrainStep(
            scope,
            weights,
            new TrainStep.Teaching(assignments, curriculum, config.logEvery()),
            new TrainStep.Optimization(
                optimizer, new GradientClip(config.optimizer().maxGradientNorm()), average),
            new TrainStep.Learning(
                random, config.schedule().schedule(), config.optimizer().learningRate()));
    this.evaluation =
        new HeldOutEvaluation(
            new BatchStream(text.validation(), config.seed(), config.batch().size()),
            new HeldOutEvaluation.Asking(preparation, curriculum),
            unigrams(training, text),
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
   * Goes on from a checkpoint as if the run had never been stopped.
   *
   * @param config of the run; {@link Continuation} says what may differ from the checkpoint's, and
   *     compares the data too
   * @param checkpoint open until this returns
   * @throws mcl.base.check.UserException listing settings that would make it another run
   */
  public static Pretrainer resume(
      PretrainConfig config, PretrainingText text, Checkpoint checkpoint) {
    Continuation.requireSettings(checkpoint, config);
    Pretrainer resumed = new Pretrainer(config, text, checkpoint.weights());
    try {
      resumed.state().groups().forEach((name, group) -> group.fill(checkpoint.group(name)));
      resumed.progress = checkpoint.progress();
      resumed.step.goOnAfter(checkpoint.progress().updates());
      return resumed;
    } catch (RuntimeException e) {
      resumed.close();
      throw e;
    }
  }

  /** All that changes in training, as it is now; a checkpoint keeps it. */
  public TrainingState state() {
    Map<String, StateDict> groups = new TreeMap<>(optimizer.moments());
    if (config.average().on()) {
      groups.put(CheckpointStore.AVERAGE, average.weights());
    }
    return new TrainingState(weights, groups, progress);
  }

  /**
   * Runs to the end, or until asked to stop; the state is saved either way.
   *
   * @param checkpoints where it goes
   * @param stop asked after each step; after the last one the run is finished all the same
   * @throws mcl.pretraining.checkpoint.CheckpointFailure if the last state cannot be saved
   */
  public StopReason run(CheckpointStore checkpoints, StepListener listener, BooleanSupplier stop)
      throws IOException {
    listener.onStart(progress.step());
    if (progress.step() == 0) {
      validate(0, listener);
    }
    try (BackgroundSaving saving = new BackgroundSaving(checkpoints, listener)) {
      while (progress.step() < config.schedule().totalSteps()) {
        StepReport report = step(listener);
        saving.tell();
        Optional<StopReason> reason = reasonToStop(stop);
        if (reason.isPresent()) {
          StopReason end = saveLast(saving, listener) ? reason.get() : StopReason.NOT_FINITE;
          if (end == StopReason.NOT_FINITE) {
            listener.onBadBatch(checkpoints.save(report, batches.text(progress.step() - 1)));
          }
          return end;
        }
        if (progress.step() % config.checkpoints().every() == 0) {
          saving.begin(state());
        }
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

  private StepReport step(StepListener listener) {
    measureGradients(progress.step(), listener);
    StepReport report = runStep(progress.step());
    progress =
        new RunProgress(
            report.step(),
            step.updates(),
            report.updated() ? 0 : progress.skippedInARow() + 1,
            progress.tokens() + report.tokens());
    listener.onStep(report);
    boolean last = report.step() == config.schedule().totalSteps();
    if (last || report.step() % config.validation().every() == 0) {
      validate(report.step(), listener);
    }
    return report;
  }

  private Optional<StopReason> reasonToStop(BooleanSupplier stop) {
    boolean asked = stop.getAsBoolean();
    if (progress.step() == config.schedule().totalSteps()) {
      return Optional.of(StopReason.FINISHED);
    }
    if (progress.skippedInARow() >= config.maxSkippedInARow()) {
      return Optional.of(StopReason.NOT_FINITE);
    }
    return asked ? Optional.of(StopReason.INTERRUPTED) : Optional.empty();
  }

  /** Saves the state, unless an update has spoilt the weights. */
  private boolean saveLast(BackgroundSaving saving, StepListener listener) throws IOException {
    if (weights.isFinite()) {
      saving.finish(state());
      return true;
    }
    listener.onWarning(
        "The weights hold numbers that are not finite after step "
            + progress.step()
            + ": no checkpoint is saved. Older ones are as they were.");
    return false;
  }

  private void measureGradients(long number, StepListener listener) {
    long every = config.gradientCosinesEvery();
    if (every > 0 && number % every == 0) {
      listener.onGradientCosines(tugOfWar.measure(scope, weights, batches.apply(number), number));
    }
  }

  /** How far the run has come. */
  public RunProgress progress() {
    return progress;
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
