package mcl.pretraining.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import mcl.base.config.Configuration;
import mcl.base.config.Setting;
import mcl.model.config.EncoderConfig;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.pretraining.PretrainConfig;
import org.junit.jupiter.api.Test;

/** Counts of PyTorch and transformers are from interop/count_flops.py. */
final class EstimatesTest {
  private static final int VOCABULARY = 30_522;
  private static final int SEQUENCES = 2;
  private static final String WARMUP = "schedule.warmupSteps=0";

  @Test
  void parameters_areThoseThatTransformersCounts() {
    Electra small = PretrainConfig.defaults().electra(VOCABULARY);
    assertEquals(4_620_026, ParameterCount.of(small, Player.GENERATOR).total());
    assertEquals(13_549_057, ParameterCount.of(small, Player.DISCRIMINATOR).total());
    ParameterCount together = ParameterCount.together(small);
    long shared = 128L * (VOCABULARY + 512 + 2 + 2);
    assertEquals(shared, together.embeddings());
    assertEquals(4_620_026 + 13_549_057 - shared, together.total());
  }

  @Test
  void parameters_ofEmbeddingsThatAreNotSharedCountTwice() {
    Electra apart = run("model.embeddingSharing=none").electra(VOCABULARY);
    assertEquals(2L * 128 * (VOCABULARY + 516), ParameterCount.together(apart).embeddings());
  }

  @Test
  void operations_areThoseThatPyTorchCounts() {
    assertCounted(encoder(30_522, 128, 256, 12, 4, 1024), 128, 5_284_954_112L, 7_268_335_616L);
    assertCounted(encoder(50, 16, 16, 2, 2, 48), 64, 2_428_928, 2_629_632);
    assertCounted(encoder(50, 16, 24, 3, 4, 40), 32, 2_337_792, 2_412_544);
  }

  private static EncoderConfig encoder(
      int vocabulary, int embedding, int hidden, int layers, int heads, int inner) {
    return new EncoderConfig(
        vocabulary, embedding, hidden, layers, heads, inner, 512, 2, 0, 128, 0, 0, 1e-12, 0.02);
  }

  /** Forward, of two sequences, every token of which is a slot. */
  private static void assertCounted(
      EncoderConfig encoder, int length, long discriminator, long generator) {
    double read = ComputeEstimate.encoder(encoder, length);
    double detect = ComputeEstimate.detectionHead(encoder, length);
    double fill = length * ComputeEstimate.generatorHead(encoder);
    assertEquals(discriminator, SEQUENCES * (read + detect));
    assertEquals(generator, SEQUENCES * (read + fill));
  }

  @Test
  void compute_ofElectraSmallIsNearThePublished() {
    // Clark et al. 2020, table 1: 1.4e18, which counts look-ups as products, backward only once.
    double total = ComputeEstimate.of(PretrainConfig.defaults(), VOCABULARY).total();
    assertTrue(total > 1.1e18 && total < 1.5e18, "" + total);
  }

  @Test
  void compute_countsACourseFromItsStart() {
    String all = "schedule.totalSteps=100";
    String on = "courses.detection.swappedToken.on=true";
    double alone = ComputeEstimate.of(run(all, WARMUP), 1000).total();
    double both = ComputeEstimate.of(run(all, WARMUP, on), 1000).total();
    double late =
        ComputeEstimate.of(
                run(all, WARMUP, on, "courses.detection.swappedToken.startStep=75"), 1000)
            .total();
    assertEquals(2, both / alone, 1e-9);
    assertEquals(1.25, late / alone, 1e-9);
  }

  @Test
  void work_growsWithCoursesAndCorrections() {
    StepWork electra = StepWork.at(run("batch.size=16"), 0);
    assertEquals(new StepWork(16, 16 * 19, 16), electra);
    StepWork mcl = StepWork.at(allFive(16, "batch.courses=full"), 0);
    assertEquals(new StepWork(5 * 16, 5 * 16 * 19, 5 * 16), mcl);
    StepWork split = StepWork.at(allFive(15, "batch.courses=split"), 0);
    assertEquals(new StepWork(15 + 10, 25 * 19, 25), split);
    StepWork bounded = StepWork.at(allFive(16, "courses.notebook.capacity=4"), 0);
    assertEquals(new StepWork(3 * 16 + 2 * 4, (3 * 16 + 2 * 4) * 19, 3 * 16 + 2 * 4), bounded);
    PretrainConfig late = allFive(16, "courses.notebook.startStep=10");
    assertEquals(3 * 16, StepWork.at(late, 9).generatorRows());
    assertEquals(5 * 16, StepWork.at(late, 10).generatorRows());
  }

  @Test
  void work_ofAGeneratorAloneIsHalf() {
    StepWork work =
        StepWork.at(run("batch.size=4", "courses.detection.replacedToken.detectionWeight=0"), 0);
    assertEquals(new StepWork(4, 4 * 19, 0), work);
  }

  @Test
  void memory_ofWeightsIsSixteenBytesEach_andActivationsGrowWithTheBatch() {
    MemoryEstimate one = MemoryEstimate.of(run("batch.size=8"), 1000);
    MemoryEstimate two = MemoryEstimate.of(run("batch.size=16"), 1000);
    long numbers = ParameterCount.together(PretrainConfig.defaults().electra(1000)).total();
    assertEquals(16 * numbers, one.weights() + one.gradients() + one.moments());
    assertEquals(2.0, (double) two.activations() / one.activations(), 1e-6);
    assertEquals(two.total() - one.total(), two.activations() - one.activations());
  }

  @Test
  void memory_ofDropoutIsSeen() {
    PretrainConfig without =
        run("model.hiddenDropoutProb=0", "model.attentionProbsDropoutProb=0.001");
    long activations = MemoryEstimate.of(without, 1000).activations();
    assertTrue(activations < MemoryEstimate.of(PretrainConfig.defaults(), 1000).activations());
  }

  @Test
  void memory_ofRecomputedLayersIsThatOfTheirInputs() {
    PretrainConfig config = run("batch.size=8");
    long kept = MemoryEstimate.of(config, 1000).activations();
    long recomputed = MemoryEstimate.of(config, 1000, true).activations();
    assertTrue(recomputed < 0.4 * kept, recomputed + " of " + kept);
  }

  private static PretrainConfig allFive(int size, String more) {
    return run(
        "batch.size=" + size,
        "courses.detection.swappedToken.on=true",
        "courses.detection.insertedToken.on=true",
        "courses.correction.replacedToken.on=true",
        "courses.correction.swappedToken.on=true",
        more);
  }

  private static PretrainConfig run(String... settings) {
    return Configuration.read(
            Optional.empty(),
            List.of(settings).stream().map(text -> Setting.parse("--set", text)).toList(),
            PretrainConfig.defaults())
        .value();
  }
}
