package mcl.courses;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import mcl.base.random.RandomStreams;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.detection.DetectionCourse;
import mcl.courses.detection.DetectionOutcome;
import mcl.courses.loss.DetectionLoss;
import mcl.courses.loss.LossTerm;
import mcl.courses.loss.MaskedCrossEntropy;
import mcl.courses.sampling.SlotUniforms;
import mcl.courses.sampling.TokenSampler;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.model.encoder.Dropout;
import mcl.model.tensors.Judgement;
import mcl.model.tensors.SlotLogits;
import mcl.model.tensors.Tensors;
import mcl.model.weights.Weights;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;
import mcl.tokenization.vocabulary.SpecialTokens;

/**
 * Takes both players through the courses: corrupt, fill, sample, judge (Clark et al. 2020, figure
 * 2).
 */
public final class Curriculum {
  private final Electra electra;
  private final CourseConfig dose;
  private final DetectionCourse course;
  private final TokenSampler sampler;
  private final boolean withinDocuments;

  /**
   * The courses of a run.
   *
   * @param withinDocuments whether attention stops at the borders of documents, and positions start
   *     again behind them
   */
  public Curriculum(
      Electra electra, CurriculumConfig config, SpecialTokens special, boolean withinDocuments) {
    this.electra = electra;
    this.dose = config.replacedTokenDetection();
    this.course = DetectionKind.REPLACED_TOKEN.course(dose, special);
    this.sampler = new TokenSampler(electra.vocabSize(), special);
    this.withinDocuments = withinDocuments;
  }

  /** Corrupts a batch and draws the numbers to sample with: plain Java, ahead of the step. */
  public Assignment prepare(TokenBatch batch, RandomStreams random, long step) {
    CorruptedBatch corrupted = course.corruption().apply(batch, random, step);
    return new Assignment(
        corrupted, SlotUniforms.draw(corrupted.slots(), random, step, course.kind().key()));
  }

  /**
   * One pass of the generator and one of the discriminator.
   *
   * @param scope owns the activations; must stay open until the backward pass is done
   * @param dropout {@link Dropout#NONE} outside training
   */
  public DetectionOutcome study(
      NDManager scope, Weights weights, Dropout dropout, Assignment assignment) {
    CorruptedBatch batch = assignment.corrupted();
    Reading reading = Reading.of(scope, batch.clean().documents(), withinDocuments);
    NDArray cleanIds = ids(scope, batch.clean().ids());
    NDArray places = Tensors.indices(scope, batch.slots().places());
    NDArray originals = Tensors.indices(scope, batch.slots().originals());

    SlotLogits guesses =
        electra
            .generator()
            .fill(
                Electra.pass(scope, Player.GENERATOR, weights, dropout),
                reading.input(ids(scope, batch.inputs())),
                places);
    NDArray sampled = sampler.draw(scope, guesses, assignment.uniforms());
    NDArray shown = course.shown(cleanIds, places, sampled);
    NDArray labels = course.labels(cleanIds, shown, batch);
    Judgement judgement =
        electra
            .discriminator()
            .judge(
                Electra.pass(scope, Player.DISCRIMINATOR, weights, dropout), reading.input(shown));

    NDArray counted = reading.counted();
    List<LossTerm> terms =
        List.of(
            new LossTerm(
                course.kind().shortName() + "/generator_loss",
                MaskedCrossEntropy.sum(guesses, originals),
                batch.slots().count(),
                dose.generatorWeight()),
            new LossTerm(
                course.kind().shortName() + "/detection_loss",
                DetectionLoss.sum(judgement, labels, counted),
                reading.positions(),
                dose.detectionWeight()));
    return new DetectionOutcome(
        course.kind(), guesses, originals, shown, labels, counted, judgement, terms);
  }

  private static NDArray ids(NDManager scope, TokenGrid grid) {
    return Tensors.ids(scope, grid.toArray(), grid.columns());
  }
}
