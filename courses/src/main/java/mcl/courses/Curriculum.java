package mcl.courses;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mcl.courses.correction.CorrectionNotebook;
import mcl.courses.correction.DiscriminatorCorrection;
import mcl.courses.correction.GeneratorCorrection;
import mcl.courses.lesson.DetectionLesson;
import mcl.courses.lesson.GeneratorLesson;
import mcl.courses.outcome.CorrectionOutcome;
import mcl.courses.outcome.CourseOutcome;
import mcl.courses.outcome.Outcome;
import mcl.courses.pass.DiscriminatorPass;
import mcl.courses.pass.DiscriminatorWork;
import mcl.courses.pass.GeneratorPass;
import mcl.courses.pass.GeneratorWork;
import mcl.courses.pass.Stages;
import mcl.courses.pass.Stages.Stage;
import mcl.courses.pass.Study;
import mcl.courses.sampling.SlotTokens;
import mcl.courses.sampling.SlotUniforms;
import mcl.courses.sampling.TokenSampler;
import mcl.model.electra.Electra;
import mcl.model.encoder.Dropout;
import mcl.model.weights.Weights;
import mcl.tokenization.vocabulary.SpecialTokens;

/**
 * Takes both players through the courses: fill, sample, judge, note, correct (Chen et al. 2023,
 * "Pre-training Language Model as a Multi-perspective Course Learner"). One pass of each player
 * over all detection courses, and one more of each over what the notebooks select. With replaced
 * token detection alone, this is ELECTRA (Clark et al. 2020, figure 2).
 */
public final class Curriculum {
  private final SpecialTokens special;
  private final Stages stages;
  private final TokenSampler sampler;
  private final GeneratorPass generator;
  private final DiscriminatorPass discriminator;

  /**
   * Courses for a pair.
   *
   * @param withinDocuments whether attention stops at the borders of documents, and positions start
   *     again behind them
   */
  public Curriculum(Electra electra, SpecialTokens special, boolean withinDocuments) {
    this(electra, special, withinDocuments, Stages.NONE);
  }

  /**
   * Courses for a pair.
   *
   * @param withinDocuments whether attention stops at the borders of documents, and positions start
   *     again behind them
   * @param stages is told of the passes
   */
  public Curriculum(
      Electra electra, SpecialTokens special, boolean withinDocuments, Stages stages) {
    this.special = special;
    this.stages = stages;
    this.sampler = new TokenSampler(electra.vocabSize(), special, electra.ops());
    this.generator = new GeneratorPass(electra, withinDocuments);
    this.discriminator = new DiscriminatorPass(electra, withinDocuments);
  }

  /**
   * Takes the courses of a step.
   *
   * @param scope owns the activations; must stay open until the backward pass is done
   * @param dropout {@link Dropout#NONE} outside training
   */
  public Outcome study(NDManager scope, Weights weights, Dropout dropout, Assignment assignment) {
    return study(new Study(scope, weights, dropout), assignment);
  }

  /** The same. */
  public Outcome study(Study study, Assignment assignment) {
    List<CourseAssignment> courses = assignment.courses();
    stages.begin(Stage.GENERATOR);
    GeneratorWork filled =
        generator.take(study, courses.stream().map(CourseAssignment::generatorLesson).toList());
    List<CourseOutcome> outcomes = judge(study, courses, filled);
    stages.begin(Stage.NOTEBOOK);
    return new Outcome(outcomes, correct(study, outcomes));
  }

  /** Lets the discriminator judge what the generator wrote, for each course where that counts. */
  private List<CourseOutcome> judge(
      Study study, List<CourseAssignment> courses, GeneratorWork filled) {
    boolean anyJudged = courses.stream().anyMatch(CourseAssignment::isJudged);
    Optional<SlotTokens> samples =
        anyJudged ? Optional.of(sample(study.scope(), courses, filled)) : Optional.empty();
    stages.begin(Stage.DISCRIMINATOR);
    List<GeneratorWork.Answer> answers = filled.answers();
    List<DetectionLesson> lessons = new ArrayList<>();
    for (int i = 0; i < courses.size(); i++) {
      if (courses.get(i).isJudged()) {
        SlotTokens own = answers.get(i).partOf(samples.orElseThrow());
        lessons.add(courses.get(i).detectionLesson(own));
      }
    }
    Iterator<DiscriminatorWork.Answer> verdicts = judge(study, lessons).iterator();
    List<CourseOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < courses.size(); i++) {
      CourseAssignment course = courses.get(i);
      Optional<DiscriminatorWork.Answer> verdict =
          course.isJudged() ? Optional.of(verdicts.next()) : Optional.empty();
      outcomes.add(new CourseOutcome(course, special, answers.get(i), verdict));
    }
    return outcomes;
  }

  private SlotTokens sample(NDManager scope, List<CourseAssignment> courses, GeneratorWork filled) {
    SlotUniforms uniforms =
        SlotUniforms.joined(courses.stream().map(CourseAssignment::uniforms).toList());
    return new SlotTokens(sampler.draw(scope, filled.guesses(), uniforms));
  }

  /** What both players are to study again of one course. */
  private record Revision(
      DetectionKind kind,
      Dose dose,
      Optional<GeneratorLesson> generation,
      Optional<DetectionLesson> detection) {}

  private List<CorrectionOutcome> correct(Study study, List<CourseOutcome> outcomes) {
    List<Revision> revisions = outcomes.stream().flatMap(this::revise).toList();
    Iterator<GeneratorWork.Answer> filled =
        fill(study, revisions.stream().flatMap(it -> it.generation().stream()).toList()).iterator();
    Iterator<DiscriminatorWork.Answer> judged =
        judge(study, revisions.stream().flatMap(it -> it.detection().stream()).toList()).iterator();
    return revisions.stream()
        .map(
            it ->
                new CorrectionOutcome(
                    it.kind(),
                    it.dose(),
                    it.generation().map(lesson -> filled.next()),
                    it.detection().map(lesson -> judged.next())))
        .toList();
  }

  private Stream<Revision> revise(CourseOutcome outcome) {
    CourseAssignment course = outcome.assignment();
    Dose dose = course.doses().correction();
    if (!dose.counts()) {
      return Stream.empty();
    }
    return outcome.notebook().stream().map(notebook -> revise(notebook, course, dose));
  }

  private Revision revise(CorrectionNotebook notebook, CourseAssignment course, Dose dose) {
    DetectionKind kind = course.kind();
    Optional<GeneratorLesson> generation =
        dose.generator() == 0
            ? Optional.empty()
            : new GeneratorCorrection(special.mask())
                .revise(
                    notebook,
                    course.revisitable(),
                    course.generatorLoss(kind.correctionName(), dose));
    Optional<DetectionLesson> detection =
        dose.detection() == 0
            ? Optional.empty()
            : new DiscriminatorCorrection(kind.shortName())
                .revise(
                    notebook,
                    course.revisitable(),
                    course.detectionLoss(kind.correctionName(), dose));
    return new Revision(kind, dose, generation, detection);
  }

  private List<GeneratorWork.Answer> fill(Study study, List<GeneratorLesson> lessons) {
    return lessons.isEmpty() ? List.of() : generator.take(study, lessons).answers();
  }

  private List<DiscriminatorWork.Answer> judge(Study study, List<DetectionLesson> lessons) {
    return lessons.isEmpty() ? List.of() : discriminator.take(study, lessons).answers();
  }
}
