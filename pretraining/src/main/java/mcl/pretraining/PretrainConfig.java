package mcl.pretraining;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import java.util.List;
import mcl.base.check.Require;
import mcl.base.config.Range;
import mcl.base.config.Ranges;
import mcl.bridge.ops.Precision;
import mcl.courses.CurriculumConfig;
import mcl.courses.DetectionKind;
import mcl.courses.Examination;
import mcl.model.config.ElectraConfig;
import mcl.model.electra.Electra;
import mcl.model.weights.WeightShape;
import mcl.pretraining.average.AverageConfig;
import mcl.pretraining.checkpoint.CheckpointConfig;
import mcl.pretraining.optimizer.OptimizerConfig;
import mcl.pretraining.optimizer.Treatments;
import mcl.pretraining.report.ValidationConfig;
import mcl.pretraining.schedule.ScheduleConfig;
import mcl.pretraining.schedule.ScheduleKind;

/**
 * A pre-training run.
 *
 * @param seed of weights, data order, corruption, samples and dropout: the same seed, data,
 *     configuration and number of threads give the same weights
 * @param batch what a step reads
 * @param sequenceLength T, tokens in a sequence, [CLS] and [SEP] among them; at most {@code
 *     model.maxPositionEmbeddings}. Attention takes time and memory that grow with its square
 * @param withinDocuments whether attention stops at the borders of documents packed into one
 *     sequence, and positions start again behind them
 * @param precision of matrix products. {@code bfloat16} halves what they read and write, and is
 *     faster on processors that compute in it (AVX-512 BF16, AMX, GPUs), slower on others; it needs
 *     native operations
 * @param model the sizes of generator and discriminator
 * @param courses what they learn from
 * @param optimizer how weights change
 * @param schedule how long, and the learning rate's curve
 * @param average the moving average of the weights
 * @param validation how held-out text is used
 * @param logEvery steps between two lines of metrics; losses are means over those steps
 * @param checkpoints when the run is saved, and which checkpoints stay
 * @param gradientCosinesEvery steps between two measurements of how well the gradients of the
 *     courses agree: the cosine between those of each pair of courses on a player's encoder layers.
 *     Each takes as long as a step for every course; 0: never
 * @param maxSkippedInARow so many steps in a row whose loss or gradient is not finite, and which
 *     are skipped for that, end the run
 */
@RetainJavadoc
public record PretrainConfig(
    long seed,
    BatchConfig batch,
    @Range(min = 4) int sequenceLength,
    boolean withinDocuments,
    Precision precision,
    ElectraConfig model,
    CurriculumConfig courses,
    OptimizerConfig optimizer,
    ScheduleConfig schedule,
    AverageConfig average,
    ValidationConfig validation,
    @Range(min = 1) long logEvery,
    CheckpointConfig checkpoints,
    @Range(min = 0) long gradientCosinesEvery,
    @Range(min = 1) int maxSkippedInARow) {
  /** A vocabulary's size, where it is about the names of weights alone. */
  private static final int NAMED_ONLY = 1_000;

  /** Checks what no part can check by itself. */
  public PretrainConfig {
    Require.argument(batch != null, "batch is missing; give its size");
    precision = precision == null ? Precision.FLOAT32 : precision;
    Require.argument(
        sequenceLength >= 4 && sequenceLength <= model.maxPositionEmbeddings(),
        "sequenceLength is %d; it must be between 4 and model.maxPositionEmbeddings, %d",
        sequenceLength,
        model.maxPositionEmbeddings());
    Ranges.check(PretrainConfig.class, "logEvery", logEvery);
    Require.argument(checkpoints != null, "checkpoints is missing; give its every");
    Ranges.check(PretrainConfig.class, "gradientCosinesEvery", gradientCosinesEvery);
    Ranges.check(PretrainConfig.class, "maxSkippedInARow", maxSkippedInARow);
    for (DetectionKind kind : courses.taken()) {
      requireInTime(kind, courses, schedule);
    }
    requireEffect(batch, average, schedule.totalSteps());
    treatments(optimizer, Electra.of(model, NAMED_ONLY, courses.heads()));
  }

  private static void requireInTime(
      DetectionKind kind, CurriculumConfig courses, ScheduleConfig schedule) {
    long start = courses.detection().get(kind).startStep();
    Require.argument(
        start < schedule.totalSteps(),
        "courses.detection.%s.startStep is %d, but the run ends after step %d (schedule.totalSteps);"
            + " the course would never be taken",
        kind.configName(),
        start,
        schedule.totalSteps());
  }

  private static void requireEffect(BatchConfig batch, AverageConfig average, long totalSteps) {
    Require.argument(
        batch.warmup().steps() <= totalSteps,
        "batch.warmup.steps is %d; it must be between 0 and schedule.totalSteps, %d",
        batch.warmup().steps(),
        totalSteps);
    Require.argument(
        !average.on() || average.startStep() < totalSteps,
        "average.startStep is %d, but the run ends after step %d (schedule.totalSteps); there would"
            + " never be an average",
        average.startStep(),
        totalSteps);
  }

  private static Treatments treatments(OptimizerConfig optimizer, Electra electra) {
    return Treatments.of(optimizer, electra.weights().stream().map(WeightShape::name).toList());
  }

  /** How each weight of the pair is updated. */
  public Treatments treatments() {
    return treatments(optimizer, Electra.of(model, NAMED_ONLY, courses.heads()));
  }

  /** ELECTRA-small as published (Clark et al. 2020, table 6): what a file leaves out. */
  public static PretrainConfig defaults() {
    return new PretrainConfig(
        42,
        BatchConfig.of(128),
        128,
        false,
        Precision.FLOAT32,
        ElectraConfig.small(),
        CurriculumConfig.electra(),
        OptimizerConfig.electraSmall(),
        new ScheduleConfig(ScheduleKind.WARMUP_LINEAR, 10_000, 1_000_000),
        AverageConfig.NONE,
        ValidationConfig.defaults(),
        100,
        CheckpointConfig.defaults(),
        0,
        25);
  }

  /** The pair of this run, over a vocabulary of this size. */
  public Electra electra(int vocabSize) {
    return Electra.of(model, vocabSize, courses.heads());
  }

  /**
   * In which courses held-out text is judged. A course that is not taken has no head of its own
   * where others have: nobody could judge it.
   */
  public Examination examination() {
    boolean every = validation.everyCourse() && courses.heads().isEmpty();
    List<DetectionKind> kinds = every ? List.of(DetectionKind.values()) : courses.taken();
    return new Examination(kinds, courses.detects(), false);
  }

  /** The same run of another pair; its sequences are no longer than the pair can read. */
  public PretrainConfig withModel(ElectraConfig other) {
    return new PretrainConfig(
        seed,
        batch,
        Math.min(sequenceLength, other.maxPositionEmbeddings()),
        withinDocuments,
        precision,
        other,
        courses,
        optimizer,
        schedule,
        average,
        validation,
        logEvery,
        checkpoints,
        gradientCosinesEvery,
        maxSkippedInARow);
  }

  /** The same run with another length; what is given in steps of the schedule keeps its share. */
  public PretrainConfig withTotalSteps(long totalSteps) {
    return new PretrainConfig(
        seed,
        batch.scaled(schedule.totalSteps(), totalSteps),
        sequenceLength,
        withinDocuments,
        precision,
        model,
        courses,
        optimizer,
        schedule.withTotalSteps(totalSteps),
        average.scaled(schedule.totalSteps(), totalSteps),
        validation,
        logEvery,
        checkpoints,
        gradientCosinesEvery,
        maxSkippedInARow);
  }
}
