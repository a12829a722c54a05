package mcl.finetuning;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import java.util.List;
import mcl.base.config.Range;
import mcl.base.config.Ranges;
import mcl.bridge.ops.Precision;
import mcl.finetuning.answer.AnswerConfig;
import mcl.pretraining.optimizer.OptimizerConfig;
import mcl.pretraining.optimizer.WeightGroup;

/**
 * How a model is fine-tuned.
 *
 * @param epochs how often every training row is read: epochs x ceil(rows / batchSize) steps
 * @param maxSteps the most steps, whatever the epochs say; null: the epochs alone count
 * @param batchSize rows in a step
 * @param maxLength tokens of a text or of a pair, special ones included; of a pair, the longer text
 *     is cut first
 * @param precision of matrix products in learning. {@code bfloat16} halves what they read and
 *     write, and is faster on processors that compute in it (AVX-512 BF16, AMX, GPUs), slower on
 *     others; it needs native operations. Models are judged in float32 in any case
 * @param optimizer how weights are updated. {@code learningRate} is the highest rate, at the end of
 *     the warm-up; from there it falls in a straight line to 0
 * @param warmupShare the share of the steps in which the rate rises in a straight line
 * @param dropout in the encoder and before the head, whatever pre-training had
 * @param bothOrders whether each pair of the training rows is read in both orders, which makes
 *     twice as many rows: for pairs that mean the same in either
 * @param evaluationsPerEpoch how often the development rows are judged in an epoch, at equal
 *     distances
 * @param keep which weights are kept
 * @param patience after so many evaluations in a row without a better score the run ends; 0: never
 * @param heldOutShare where there is no file of development rows, this share of the training rows
 *     is held out instead, the same ones in every run; 0: then it is an error
 * @param answers how answers are found in passages; for squad1 and squad2 alone
 * @param seed of the first run: of the head, the order of rows, and dropout
 * @param seeds how many runs there are, with seed, seed + 1, and so on
 */
@RetainJavadoc
public record FineTuneConfig(
    @Range(min = 1) int epochs,
    @Range(min = 1) Long maxSteps,
    @Range(min = 1) int batchSize,
    @Range(min = 5) int maxLength,
    Precision precision,
    OptimizerConfig optimizer,
    @Range(min = 0, max = 1) double warmupShare,
    @Range(min = 0, max = 0.9) double dropout,
    boolean bothOrders,
    @Range(min = 1) int evaluationsPerEpoch,
    KeptWeights keep,
    @Range(min = 0) int patience,
    @Range(min = 0, max = 0.5) double heldOutShare,
    AnswerConfig answers,
    long seed,
    @Range(min = 1, max = 1000) int seeds) {

  /** Checks every range. */
  public FineTuneConfig {
    precision = precision == null ? Precision.FLOAT32 : precision;
    Ranges.check(
        FineTuneConfig.class,
        epochs,
        maxSteps,
        batchSize,
        maxLength,
        precision,
        optimizer,
        warmupShare,
        dropout,
        bothOrders,
        evaluationsPerEpoch,
        keep,
        patience,
        heldOutShare,
        answers,
        seed,
        seeds);
  }

  /**
   * ELECTRA-small's recipe (Clark et al. 2020, table 7; google-research/electra). There the head is
   * two levels above the last layer, so that all of the encoder has {@code layerDecay} once more.
   */
  public static FineTuneConfig defaults() {
    List<WeightGroup> encoder = List.of(new WeightGroup("electra.*", 0.8, null));
    OptimizerConfig optimizer =
        new OptimizerConfig(3e-4, 0.9, 0.999, 1e-6, 0.01, false, 1.0, 0.8, encoder);
    return new FineTuneConfig(
        3,
        null,
        32,
        128,
        Precision.FLOAT32,
        optimizer,
        0.1,
        0.1,
        false,
        1,
        KeptWeights.BEST,
        0,
        0,
        AnswerConfig.electra(),
        42,
        1);
  }

  /** The recipe for SQuAD (google-research/electra, configure_finetuning.py). */
  public static FineTuneConfig squad() {
    FineTuneConfig usual = defaults();
    return new FineTuneConfig(
        2,
        null,
        usual.batchSize,
        512,
        usual.precision,
        usual.optimizer,
        usual.warmupShare,
        usual.dropout,
        false,
        1,
        usual.keep,
        0,
        0,
        usual.answers,
        usual.seed,
        1);
  }

  /** The same for other data: how often it is read, and whether in both orders. */
  public FineTuneConfig with(int otherEpochs, boolean orders) {
    return new FineTuneConfig(
        otherEpochs,
        maxSteps,
        batchSize,
        maxLength,
        precision,
        optimizer,
        warmupShare,
        dropout,
        orders,
        evaluationsPerEpoch,
        keep,
        patience,
        heldOutShare,
        answers,
        seed,
        seeds);
  }

  /** The same for one run with another seed. */
  public FineTuneConfig withSeed(long other) {
    return new FineTuneConfig(
        epochs,
        maxSteps,
        batchSize,
        maxLength,
        precision,
        optimizer,
        warmupShare,
        dropout,
        bothOrders,
        evaluationsPerEpoch,
        keep,
        patience,
        heldOutShare,
        answers,
        other,
        1);
  }
}
