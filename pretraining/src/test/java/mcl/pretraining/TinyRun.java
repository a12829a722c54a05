package mcl.pretraining;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mcl.base.json.Json;
import mcl.base.random.RandomStreams;
import mcl.bridge.ops.OpsKind;
import mcl.bridge.ops.Precision;
import mcl.bridge.ops.TensorOps;
import mcl.courses.CourseConfig;
import mcl.courses.Curriculum;
import mcl.courses.CurriculumConfig;
import mcl.courses.DetectionKind;
import mcl.courses.Preparation;
import mcl.courses.pass.Stages;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.config.ElectraConfig;
import mcl.model.electra.Electra;
import mcl.model.encoder.Activations;
import mcl.model.weights.Initialization;
import mcl.model.weights.StateDict;
import mcl.pretraining.average.AverageConfig;
import mcl.pretraining.average.WeightAverage;
import mcl.pretraining.checkpoint.CheckpointConfig;
import mcl.pretraining.loop.StepBatches;
import mcl.pretraining.loop.TrainStep;
import mcl.pretraining.optimizer.DecoupledAdam;
import mcl.pretraining.optimizer.GradientClip;
import mcl.pretraining.optimizer.OptimizerConfig;
import mcl.pretraining.report.ValidationConfig;
import mcl.pretraining.schedule.ScheduleConfig;
import mcl.pretraining.schedule.ScheduleKind;
import mcl.tokenization.batch.BatchStream;
import mcl.tokenization.batch.SequenceSource;

/** The parts of a small run, put together by hand. */
public record TinyRun(
    NDManager scope,
    Preparation preparation,
    Curriculum curriculum,
    StateDict weights,
    WeightAverage average,
    TrainStep step)
    implements AutoCloseable {
  /** The three detection courses of the method, however many kinds there are. */
  public static final List<DetectionKind> DETECTION =
      List.of(
          DetectionKind.REPLACED_TOKEN, DetectionKind.SWAPPED_TOKEN, DetectionKind.INSERTED_TOKEN);

  /** A run of this configuration over this text. */
  public static TinyRun open(PretrainConfig config, SequenceSource text) {
    return open(config, text, OpsKind.PLAIN);
  }

  /** The same by these operations, in the precision of the configuration. */
  public static TinyRun open(PretrainConfig config, SequenceSource text, OpsKind kind) {
    return open(config, text, kind, () -> Activations.KEPT);
  }

  /** The same with these activations. */
  public static TinyRun open(
      PretrainConfig config, SequenceSource text, OpsKind kind, Supplier<Activations> kept) {
    TensorOps ops = kind.at(config.precision());
    NDManager scope = NDManager.newBaseManager();
    RandomStreams random = new RandomStreams(config.seed());
    Electra electra = Electra.of(config.model(), TinyVocabulary.SIZE).computedBy(ops);
    StateDict weights =
        StateDict.create(
            scope,
            electra.weights(),
            new Initialization(random, config.model().initializerRange()));
    Curriculum curriculum = new Curriculum(electra, TinyText.SPECIAL, config.withinDocuments());
    Preparation preparation =
        new Preparation(config.courses(), config.batch().courses(), TinyText.SPECIAL);
    BatchStream batches = new BatchStream(text, config.seed(), config.batch().size());
    WeightAverage average = new WeightAverage(scope, config.average(), weights);
    TrainStep step =
        new TrainStep(
            scope,
            weights,
            new TrainStep.Teaching(
                new StepBatches(batches, preparation, config.batch(), random),
                curriculum,
                config.logEvery(),
                () -> 0,
                Stages.NONE),
            new TrainStep.Optimization(
                new DecoupledAdam(scope, config.optimizer(), weights, ops),
                new GradientClip(config.optimizer().maxGradientNorm()),
                average,
                ops,
                kept),
            new TrainStep.Learning(
                random, config.schedule().schedule(), config.optimizer().learningRate()));
    return new TinyRun(scope, preparation, curriculum, weights, average, step);
  }

  /** Eight sentences of ten tokens a step, validated and saved now and then. */
  public static PretrainConfig config(ElectraConfig model, double learningRate, long steps) {
    return new PretrainConfig(
        42,
        BatchConfig.of(8),
        10,
        false,
        Precision.FLOAT32,
        model,
        electra(50),
        new OptimizerConfig(learningRate, 0.9, 0.999, 1e-6, 0.01, false, 1, 1, List.of()),
        new ScheduleConfig(ScheduleKind.WARMUP_LINEAR, steps / 10, steps),
        AverageConfig.NONE,
        new ValidationConfig(0.1, 3, 6, false),
        1,
        CheckpointConfig.keepingAll(4),
        0,
        25);
  }

  /** The same with {@link TinyElectra} and this dropout. */
  public static PretrainConfig config(double dropout, long steps) {
    return config(TinyElectra.config(dropout), 1e-3, steps);
  }

  /** The same with no detection, which trains the generator alone. */
  public static PretrainConfig generatorAlone(PretrainConfig config) {
    return with(config, electra(0));
  }

  /**
   * The gradients are too large to be numbers from a step on, counted from 0; the weights are not.
   *
   * @param most so many such steps in a row end the run
   */
  public static PretrainConfig explodingAfter(long step, int most, long steps) {
    CourseConfig heavy = new CourseConfig(true, 0.25, 1, 1e25, step, 0);
    CurriculumConfig courses = electra(50).with(DetectionKind.SWAPPED_TOKEN, heavy);
    return with(with(config(0.1, steps), courses), "{\"maxSkippedInARow\": " + most + "}");
  }

  /** The same with the settings of a JSON text. */
  public static PretrainConfig with(PretrainConfig config, String json) {
    try {
      Path file = Files.createTempFile("settings", ".json");
      Files.writeString(file, json);
      PretrainConfig changed = Json.read(file, PretrainConfig.class, config);
      Files.delete(file);
      return changed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with other courses. */
  public static PretrainConfig with(PretrainConfig config, CurriculumConfig courses) {
    return with(config, config.batch(), courses, config.average());
  }

  /** The same with other batches. */
  public static PretrainConfig with(PretrainConfig config, BatchConfig batch) {
    return with(config, batch, config.courses(), config.average());
  }

  /** The same with an average of the weights. */
  public static PretrainConfig with(PretrainConfig config, AverageConfig average) {
    return with(config, config.batch(), config.courses(), average);
  }

  private static PretrainConfig with(
      PretrainConfig config, BatchConfig batch, CurriculumConfig courses, AverageConfig average) {
    return new PretrainConfig(
        config.seed(),
        batch,
        config.sequenceLength(),
        config.withinDocuments(),
        config.precision(),
        config.model(),
        courses,
        config.optimizer(),
        config.schedule(),
        average,
        config.validation(),
        config.logEvery(),
        config.checkpoints(),
        config.gradientCosinesEvery(),
        config.maxSkippedInARow());
  }

  /** Replaced token detection alone. */
  public static CurriculumConfig electra(double detectionWeight) {
    return CurriculumConfig.electra()
        .with(DetectionKind.REPLACED_TOKEN, CourseConfig.of(0.25, 1, detectionWeight));
  }

  /** All five courses. */
  public static CurriculumConfig mcl() {
    List<DetectionKind> correctable =
        List.of(DetectionKind.REPLACED_TOKEN, DetectionKind.SWAPPED_TOKEN);
    return CurriculumConfig.of(DETECTION, correctable);
  }

  /** All weights as they are now. */
  public static Map<String, float[]> values(StateDict weights) {
    Map<String, float[]> values = new LinkedHashMap<>();
    weights.names().forEach(name -> values.put(name, weights.get(name).toFloatArray()));
    return values;
  }

  @Override
  public void close() {
    scope.close();
  }
}
