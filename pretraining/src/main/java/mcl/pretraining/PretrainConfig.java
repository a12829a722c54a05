package mcl.pretraining;

import java.util.List;
import mcl.base.check.Require;
import mcl.courses.CurriculumConfig;
import mcl.courses.DetectionKind;
import mcl.courses.Examination;
import mcl.model.config.ElectraConfig;
import mcl.model.electra.Electra;
import mcl.pretraining.checkpoint.CheckpointConfig;
import mcl.pretraining.optimizer.OptimizerConfig;
import mcl.pretraining.report.ValidationConfig;
import mcl.pretraining.schedule.ScheduleConfig;
import mcl.pretraining.schedule.ScheduleKind;

/**
 * A pre-training run.
 *
 * @param seed of weights, data order, corruption, samples and dropout
 * @param batch what a step reads
 * @param sequenceLength T, tokens in a sequence
 * @param withinDocuments whether attention stops at the borders of documents packed into one
 *     sequence
 * @param model the sizes of generator and discriminator
 * @param courses what they learn from
 * @param optimizer how weights change
 * @param schedule how long, and the learning rate's curve
 * @param validation how held-out text is used
 * @param logEvery steps between two log lines
 * @param checkpoints when the run is saved, and which checkpoints stay
 * @param gradientCosinesEvery steps between two measurements of how well the gradients of the
 *     courses agree, each of which takes as long as a step for every course; 0: never
 * @param maxSkippedInARow so many steps in a row whose loss or gradient is not finite, and which
 *     are skipped for that, end the run
 */
public record PretrainConfig(
    long seed,
    BatchConfig batch,
    int sequenceLength,
    boolean withinDocuments,
    ElectraConfig model,
    CurriculumConfig courses,
    OptimizerConfig optimizer,
    ScheduleConfig schedule,
    ValidationConfig validation,
    long logEvery,
    CheckpointConfig checkpoints,
    long gradientCosinesEvery,
    int maxSkippedInARow) {

  /** Checks what no part can check by itself. */
  public PretrainConfig {
    Require.argument(batch != null, "batch is missing; give its size");
    Require.argument(
        sequenceLength >= 4 && sequenceLength <= model.maxPositionEmbeddings(),
        "sequenceLength is %d; it must be between 4 and model.maxPositionEmbeddings, %d",
        sequenceLength,
        model.maxPositionEmbeddings());
    Require.argument(logEvery > 0, "logEvery is %d; it must be 1 or more", logEvery);
    Require.argument(checkpoints != null, "checkpoints is missing; give its every");
    for (DetectionKind kind : courses.taken()) {
      requireInTime(kind, courses, schedule);
    }
    Require.argument(
        gradientCosinesEvery >= 0,
        "gradientCosinesEvery is %d; it must be 0 or more",
        gradientCosinesEvery);
    Require.argument(
        maxSkippedInARow > 0, "maxSkippedInARow is %d; it must be 1 or more", maxSkippedInARow);
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

  /** ELECTRA-small as published (Clark et al. 2020, table 6): what a file leaves out. */
  public static PretrainConfig defaults() {
    return new PretrainConfig(
        42,
        BatchConfig.of(128),
        128,
        false,
        ElectraConfig.small(),
        CurriculumConfig.electra(),
        OptimizerConfig.electraSmall(),
        new ScheduleConfig(ScheduleKind.WARMUP_LINEAR, 10_000, 1_000_000),
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
        other,
        courses,
        optimizer,
        schedule,
        validation,
        logEvery,
        checkpoints,
        gradientCosinesEvery,
        maxSkippedInARow);
  }

  /** The same run with another length; the warm-up keeps its share. */
  public PretrainConfig withTotalSteps(long totalSteps) {
    long warmup = Math.round((double) schedule.warmupSteps() / schedule.totalSteps() * totalSteps);
    return new PretrainConfig(
        seed,
        batch,
        sequenceLength,
        withinDocuments,
        model,
        courses,
        optimizer,
        new ScheduleConfig(schedule.kind(), warmup, totalSteps),
        validation,
        logEvery,
        checkpoints,
        gradientCosinesEvery,
        maxSkippedInARow);
  }
}
