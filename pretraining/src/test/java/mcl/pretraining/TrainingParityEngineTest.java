package mcl.pretraining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.List;
import mcl.courses.loss.LossMix;
import mcl.courses.loss.LossTerm;
import mcl.courses.pass.DiscriminatorPass;
import mcl.courses.pass.GeneratorPass;
import mcl.courses.pass.Study;
import mcl.model.Difference;
import mcl.model.encoder.Dropout;
import mcl.model.weights.StateDict;
import mcl.model.weights.Weights;
import mcl.pretraining.optimizer.DecoupledAdam;
import mcl.pretraining.optimizer.GradientClip;
import mcl.pretraining.optimizer.Gradients;
import mcl.pretraining.schedule.WarmupLinear;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Twenty steps of ELECTRA are those of transformers and PyTorch: two encoders with shared
 * embeddings, both losses, clipping by global norm, warm-up, AdamW without decay of biases.
 */
final class TrainingParityEngineTest {
  /** Of the weighted total, which is ten times as large as its parts. */
  private static final double TOTAL = 1e-4;

  private static final double LOSSES = 1e-5;

  private final NDManager run = NDManager.newBaseManager();
  private final GoldenTraining golden = GoldenTraining.open();
  private final StateDict weights = golden.before(run);
  private final DecoupledAdam optimizer = new DecoupledAdam(run, golden.optimizer(), weights);
  private final GradientClip clip = new GradientClip(golden.number("max_norm"));

  @AfterEach
  void close() {
    run.close();
  }

  @Test
  void twentyStepsAgree() {
    List<GoldenTraining.Step> steps = golden.steps();
    assertEquals(20, steps.size());
    WarmupLinear schedule = new WarmupLinear((long) golden.number("warmup"), steps.size());
    int clipped = 0;
    for (int i = 0; i < steps.size(); i++) {
      double rate = golden.number("rate") * schedule.share(i);
      assertEquals(steps.get(i).number("rate"), rate, 1e-12);
      clipped += step(steps.get(i), rate, i + 1) < 1 ? 1 : 0;
    }
    assertTrue(clipped > 0 && clipped < steps.size(), clipped + " steps were clipped");
    assertWeightsAgree(golden.after(run));
  }

  /** Takes a step, compares its numbers, and returns what gradients were multiplied by. */
  private double step(GoldenTraining.Step step, double rate, long updates) {
    try (NDManager scope = run.newSubManager()) {
      Weights leaves = weights.leaves(scope);
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        List<LossTerm> terms = terms(new Study(scope, leaves, Dropout.NONE), step);
        NDArray loss = LossMix.total(scope, terms);
        tape.backward(loss);
        terms.forEach(term -> assertAgrees(step, term.name(), mean(term), LOSSES));
        assertAgrees(step, "loss", loss.getFloat(), TOTAL);
      }
      Gradients gradients = Gradients.of(leaves);
      double norm = gradients.globalNorm().getFloat();
      assertAgrees(step, "norm", norm, 1e-4 * norm);
      optimizer.update(gradients, rate, clip.scale(norm), updates);
      return clip.scale(norm);
    }
  }

  private List<LossTerm> terms(Study study, GoldenTraining.Step step) {
    GeneratorPass generator = new GeneratorPass(golden.electra(), false);
    DiscriminatorPass discriminator = new DiscriminatorPass(golden.electra(), false);
    return List.of(
        generator
            .take(study, List.of(step.generatorLesson()))
            .answers()
            .get(0)
            .loss()
            .orElseThrow(),
        discriminator.take(study, List.of(step.detectionLesson())).answers().get(0).loss());
  }

  private static double mean(LossTerm term) {
    return term.sum().getFloat() / term.divisor();
  }

  private static void assertAgrees(
      GoldenTraining.Step step, String name, double actual, double tolerance) {
    Difference.print(name, step.number(name), actual);
    assertEquals(step.number(name), actual, tolerance, name);
  }

  private void assertWeightsAgree(StateDict expected) {
    for (String name : weights.names()) {
      // A key's bias has no gradient but rounding, which Adam follows wherever it leads.
      if (!name.endsWith("key.bias")) {
        Difference.print(name, expected.get(name).toFloatArray(), weights.get(name).toFloatArray());
        assertArrayEquals(
            expected.get(name).toFloatArray(), weights.get(name).toFloatArray(), 1e-5f, name);
      }
    }
  }
}
