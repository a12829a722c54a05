package mcl.courses;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import mcl.base.random.RandomStreams;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.detection.Detection;
import mcl.courses.detection.DetectionCourse;
import mcl.courses.detection.DetectionOutcome;
import mcl.courses.detection.Generation;
import mcl.courses.loss.DetectionLoss;
import mcl.courses.loss.LossTerm;
import mcl.courses.loss.MaskedCrossEntropy;
import mcl.courses.sampling.SlotUniforms;
import mcl.courses.sampling.TokenSampler;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.Pass;
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
   * One pass of the generator and, unless detection weighs nothing, one of the discriminator.
   *
   * @param scope owns the activations; must stay open until the backward pass is done
   * @param dropout {@link Dropout#NONE} outside training
   */
  public DetectionOutcome study(
      NDManager scope, Weights weights, Dropout dropout, Assignment assignment) {
    CorruptedBatch batch = assignment.corrupted();
    Reading reading = Reading.of(scope, batch.clean().documents(), withinDocuments);
    NDArray places = Tensors.indices(scope, batch.slots().places());
    Pass generating = electra.pass(scope, Player.GENERATOR, weights, dropout);
    SlotLogits guesses =
        electra.generator().fill(generating, reading.input(ids(scope, batch.inputs())), places);
    Generation generation = generation(scope, batch, guesses);
    if (dose.detectionWeight() == 0) {
      return new DetectionOutcome(course.kind(), generation, Optional.empty());
    }
    NDArray cleanIds = ids(scope, batch.clean().ids());
    NDArray sampled = sampler.draw(scope, guesses, assignment.uniforms());
    NDArray shown = course.shown(cleanIds, places, sampled);
    Pass judging = electra.pass(scope, Player.DISCRIMINATOR, weights, dropout);
    Judgement judgement = electra.discriminator().judge(judging, reading.input(shown));
    NDArray labels = course.labels(cleanIds, shown, batch);
    Detection detection = detection(reading, shown, labels, judgement);
    return new DetectionOutcome(course.kind(), generation, Optional.of(detection));
  }

  private Generation generation(NDManager scope, CorruptedBatch batch, SlotLogits guesses) {
    NDArray originals = Tensors.indices(scope, batch.slots().originals());
    LossTerm loss =
        new LossTerm(
            course.kind().shortName() + "/generator_loss",
            MaskedCrossEntropy.sum(guesses, originals),
            batch.slots().count(),
            dose.generatorWeight());
    return new Generation(guesses, originals, loss);
  }

  private Detection detection(Reading reading, NDArray shown, NDArray labels, Judgement judgement) {
    LossTerm loss =
        new LossTerm(
            course.kind().shortName() + "/detection_loss",
            DetectionLoss.sum(judgement, labels, reading.counted()),
            reading.positions(),
            dose.detectionWeight());
    return new Detection(shown, labels, reading.counted(), judgement, loss);
  }

  private static NDArray ids(NDManager scope, TokenGrid grid) {
    return Tensors.ids(scope, grid.toArray(), grid.columns());
  }
}
