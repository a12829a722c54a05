package mcl.courses;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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
import mcl.model.tensors.AttentionMask;
import mcl.model.tensors.EncoderInput;
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
   * @param withinDocuments whether attention stops at the borders of documents
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
    AttentionMask mask = mask(scope, batch.clean());
    NDArray cleanIds = ids(scope, batch.clean().ids());
    NDArray places = Tensors.indices(scope, batch.slots().places());
    NDArray originals = Tensors.indices(scope, batch.slots().originals());

    SlotLogits guesses =
        electra
            .generator()
            .fill(
                Electra.pass(scope, Player.GENERATOR, weights, dropout),
                input(ids(scope, batch.inputs()), mask),
                places);
    NDArray sampled = sampler.draw(scope, guesses, assignment.uniforms());
    NDArray shown = course.shown(cleanIds, places, sampled);
    NDArray labels = course.labels(cleanIds, shown, batch);
    Judgement judgement =
        electra
            .discriminator()
            .judge(Electra.pass(scope, Player.DISCRIMINATOR, weights, dropout), input(shown, mask));

    NDArray counted = counted(scope, batch.clean());
    List<LossTerm> terms = terms(batch, guesses, originals, judgement, labels, counted);
    return new DetectionOutcome(
        course.kind(), guesses, originals, shown, labels, counted, judgement, terms);
  }

  private List<LossTerm> terms(
      CorruptedBatch batch,
      SlotLogits guesses,
      NDArray originals,
      Judgement judgement,
      NDArray labels,
      NDArray counted) {
    String name = course.kind().shortName();
    LossTerm generation =
        new LossTerm(
            name + "/generator_loss",
            MaskedCrossEntropy.sum(guesses, originals),
            batch.slots().count(),
            dose.generatorWeight());
    LossTerm detection =
        new LossTerm(
            name + "/detection_loss",
            DetectionLoss.sum(judgement, labels, counted),
            positions(batch.clean()),
            dose.detectionWeight());
    return List.of(generation, detection);
  }

  private AttentionMask mask(NDManager scope, TokenBatch batch) {
    int[] documents = batch.documents().toArray();
    int columns = batch.documents().columns();
    if (withinDocuments) {
      return Tensors.withinDocuments(scope, documents, columns);
    }
    boolean[] visible = new boolean[documents.length];
    for (int i = 0; i < visible.length; i++) {
      visible[i] = documents[i] != TokenBatch.PADDING;
    }
    return Tensors.padding(scope, visible, columns);
  }

  private static NDArray counted(NDManager scope, TokenBatch batch) {
    int[] documents = batch.documents().toArray();
    float[] counted = new float[documents.length];
    for (int i = 0; i < counted.length; i++) {
      counted[i] = documents[i] == TokenBatch.PADDING ? 0 : 1;
    }
    return Tensors.floats(scope, counted)
        .reshape(new Shape(batch.ids().rows(), batch.ids().columns()));
  }

  private static long positions(TokenBatch batch) {
    long count = 0;
    for (int document : batch.documents().toArray()) {
      count += document == TokenBatch.PADDING ? 0 : 1;
    }
    return count;
  }

  private static NDArray ids(NDManager scope, TokenGrid grid) {
    return Tensors.ids(scope, grid.toArray(), grid.columns());
  }

  private static EncoderInput input(NDArray idsBT, AttentionMask mask) {
    return new EncoderInput(idsBT, idsBT.zerosLike(), mask);
  }
}
