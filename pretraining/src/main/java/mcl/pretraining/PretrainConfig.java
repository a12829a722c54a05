package mcl.pretraining;

import mcl.base.check.Require;
import mcl.courses.CurriculumConfig;
import mcl.model.config.ElectraConfig;
import mcl.pretraining.optimizer.OptimizerConfig;
import mcl.pretraining.report.ValidationConfig;
import mcl.pretraining.schedule.ScheduleConfig;
import mcl.pretraining.schedule.ScheduleKind;

/**
 * A pre-training run.
 *
 * @param seed of weights, data order, corruption, samples and dropout
 * @param batchSize B, sequences in a step
 * @param sequenceLength T, tokens in a sequence
 * @param withinDocuments whether attention stops at the borders of documents packed into one
 *     sequence
 * @param model the sizes of generator and discriminator
 * @param courses what they learn from
 * @param optimizer how weights change
 * @param schedule how long, and the learning rate's curve
 * @param validation how held-out text is used
 * @param logEvery steps between two log lines
 * @param saveEvery steps between two checkpoints; the end is always saved
 */
public record PretrainConfig(
    long seed,
    int batchSize,
    int sequenceLength,
    boolean withinDocuments,
    ElectraConfig model,
    CurriculumConfig courses,
    OptimizerConfig optimizer,
    ScheduleConfig schedule,
    ValidationConfig validation,
    long logEvery,
    long saveEvery) {

  /** Checks what no part can check by itself. */
  public PretrainConfig {
    Require.argument(batchSize > 0, "batchSize is %d; it must be 1 or more", batchSize);
    Require.argument(
        sequenceLength >= 4 && sequenceLength <= model.maxPositionEmbeddings(),
        "sequenceLength is %d; it must be between 4 and model.maxPositionEmbeddings, %d",
        sequenceLength,
        model.maxPositionEmbeddings());
    Require.argument(logEvery > 0, "logEvery is %d; it must be 1 or more", logEvery);
    Require.argument(saveEvery > 0, "saveEvery is %d; it must be 1 or more", saveEvery);
  }

  /** ELECTRA-small as published (Clark et al. 2020, table 6): what a file leaves out. */
  public static PretrainConfig defaults() {
    return new PretrainConfig(
        42,
        128,
        128,
        false,
        ElectraConfig.small(),
        CurriculumConfig.electra(),
        OptimizerConfig.electraSmall(),
        new ScheduleConfig(ScheduleKind.WARMUP_LINEAR, 10_000, 1_000_000),
        ValidationConfig.defaults(),
        100,
        10_000);
  }

  /** The same run with another length; the warm-up keeps its share. */
  public PretrainConfig withTotalSteps(long totalSteps) {
    long warmup = Math.round((double) schedule.warmupSteps() / schedule.totalSteps() * totalSteps);
    return new PretrainConfig(
        seed,
        batchSize,
        sequenceLength,
        withinDocuments,
        model,
        courses,
        optimizer,
        new ScheduleConfig(schedule.kind(), warmup, totalSteps),
        validation,
        logEvery,
        saveEvery);
  }
}
