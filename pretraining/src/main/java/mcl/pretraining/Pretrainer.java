package mcl.pretraining;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import mcl.base.check.Stopped;
import mcl.base.random.RandomStreams;
import mcl.bridge.ops.TensorOps;
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

/**
 * A pre-training run: steps, validations and checkpoints in their turn.
 *
 * <p>Owns the run's native memory: use it in a try-with-resources. Not for several threads.
 */
public final class Pretrainer implements AutoCloseable {
  private final PretrainConfig config;
  private final NDManager scope;
  private final StateDict weights;
  private final StepBatches batches;
  private final LookAhead<List<Assignment>> assignments;
  private final DecoupledAdam optimizer;
  private final WeightAverage average;
  private final TrainStep step;
  private final Examiner examiner;
  private RunProgress progress = RunProgress.START;
  private StepReport last;

  /** Prepares a run, however long it takes. */
  public Pretrainer(PretrainConfig config, PretrainingText text, WeightSource start) {
    this(config, text, start, Host.NONE);
  }

  /**
   * Prepares a run.
   *
   * @param start where the weights begin, such as {@link #freshWeights}
   * @throws Stopped if the host wants to stop
   */
  public Pretrainer(PretrainConfig config, PretrainingText text, WeightSource start, Host host) {
    this.config = config;
    RandomStreams random = new RandomStreams(config.seed());
    TensorOps ops = host.compute().ops(config.precision());
    BatchStream training = new BatchStream(text.training(), config.seed(), config.batch().size());
    UnigramBaseline unigrams =
        UnigramBaseline.ofSample(training, text.vocabSize(), text.special(), host.stop());
    this.scope = host.compute().newScope();
    Electra electra = config.electra(text.vocabSize()).computedBy(ops);
    this.weights = load(scope, electra, start, host.stop());
    Curriculum curriculum =
        new Curriculum(electra, text.special(), config.withinDocuments(), host.stages());
    Preparation preparation =
        new Preparation(config.courses(), config.batch().courses(), text.special());
    this.batches = new StepBatches(training, preparation, config.batch(), random);
    this.assignments = new LookAhead<>(batches, config.batch().loaderThreads());
    this.optimizer = new DecoupledAdam(scope, config.optimizer(), weights, ops);
    GradientClip clip = new GradientClip(config.optimizer().maxGradientNorm());
    this.average = new WeightAverage(scope, config.average(), weights);
    this.step =
        new TrainStep(
            scope,
            weights,
            new TrainStep.Teaching(
                assignments, curriculum, config.logEvery(), host.clock(), host.stages()),
            new TrainStep.Optimization(optimizer, clip, average, ops, host.activations()),
            new TrainStep.Learning(
                random, config.schedule().schedule(), config.optimizer().learningRate()));
    HeldOutEvaluation evaluation =
        new HeldOutEvaluation(
            new BatchStream(text.validation(), config.seed(), config.batch().size()),
            new HeldOutEvaluation.Asking(preparation, curriculum),
            unigrams,
            random,
            examined(config));
    TugOfWar tugOfWar = new TugOfWar(curriculum, random, ops);
    this.examiner = new Examiner(config, scope, weights, average, evaluation, tugOfWar);
  }

  private static HeldOutEvaluation.Scope examined(PretrainConfig config) {
    return new HeldOutEvaluation.Scope(
        config.batch().size(),
        config.batch().microBatch(),
        config.validation().sequences(),
        config.examination());
  }

  private static StateDict load(
      NDManager scope, Electra electra, WeightSource start, BooleanSupplier stop) {
    try {
      return StateDict.create(scope, electra.weights(), stoppable(start, stop));
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  private static WeightSource stoppable(WeightSource source, BooleanSupplier stop) {
    return (owner, weight, number) -> {
      Stopped.check(stop);
      return source.create(owner, weight, number);
    };
  }

  /** Random weights, by the configuration's seed and range. */
  public static WeightSource freshWeights(PretrainConfig config) {
    return new Initialization(new RandomStreams(config.seed()), config.model().initializerRange());
  }

  /** Goes on from a checkpoint, however long it takes to prepare that. */
  public static Pretrainer resume(
      PretrainConfig config, PretrainingText text, Checkpoint checkpoint) {
    return resume(config, text, checkpoint, Host.NONE);
  }

  /**
   * Goes on from a checkpoint as if the run had never been stopped.
   *
   * @param config of the run; {@link Continuation} says what may differ from the checkpoint's, and
   *     compares the data too
   * @param checkpoint open until this returns
   * @throws mcl.base.check.UserException listing settings that would make it another run
   * @throws Stopped if the host wants to stop
   */
  public static Pretrainer resume(
      PretrainConfig config, PretrainingText text, Checkpoint checkpoint, Host host) {
    Continuation.requireSettings(checkpoint, config);
    Pretrainer resumed = new Pretrainer(config, text, checkpoint.weights(), host);
    try {
      resumed
          .state()
          .groups()
          .forEach((name, group) -> group.fill(stoppable(checkpoint.group(name), host.stop())));
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
   * Runs to the end, or until asked to stop; the state is saved either way, if there was a step.
   *
   * @param checkpoints where it goes
   * @param stop asked before each step and again and again while anything else is done, which is
   *     then given up, to be done when the run goes on; once all is done, the run is finished
   * @throws mcl.pretraining.checkpoint.CheckpointFailure if the last state cannot be saved
   */
  public StopReason run(CheckpointStore checkpoints, StepListener listener, BooleanSupplier stop)
      throws IOException {
    long begun = progress.step();
    listener.onStart(begun);
    try (BackgroundSaving saving = new BackgroundSaving(checkpoints, listener)) {
      StopReason reason = work(saving, listener, stop);
      boolean sound = progress.step() == begun || saveLast(saving, listener);
      StopReason end = sound ? reason : StopReason.NOT_FINITE;
      if (end == StopReason.NOT_FINITE) {
        listener.onBadBatch(checkpoints.save(last, batches.text(progress.step() - 1)));
      }
      return end;
    }
  }

  private StopReason work(BackgroundSaving saving, StepListener listener, BooleanSupplier stop)
      throws IOException {
    try {
      judge(listener, stop);
      while (progress.step() < config.schedule().totalSteps()) {
        Stopped.check(stop);
        examiner.measureGradients(progress.step(), batches, listener, stop);
        step(listener);
        saving.tell();
        judge(listener, stop);
        if (progress.skippedInARow() >= config.maxSkippedInARow()) {
          return StopReason.NOT_FINITE;
        }
        if (isCheckpointDue()) {
          Stopped.check(stop);
          saving.begin(state());
        }
      }
      return StopReason.FINISHED;
    } catch (Stopped e) {
      return StopReason.INTERRUPTED;
    }
  }

  /** The last one is saved at the end of the run. */
  private boolean isCheckpointDue() {
    return progress.step() % config.checkpoints().every() == 0
        && progress.step() < config.schedule().totalSteps();
  }

  private void step(StepListener listener) {
    last = runStep(progress.step());
    progress = progress.after(last);
    listener.onStep(last);
  }

  private void judge(StepListener listener, BooleanSupplier stop) {
    if (examiner.isJudgementDue(progress)) {
      examiner.judge(progress.step(), listener, stop);
      progress = progress.withJudgement();
    }
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
}
