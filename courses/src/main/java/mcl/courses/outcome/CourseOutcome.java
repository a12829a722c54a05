package mcl.courses.outcome;

import java.util.Optional;
import java.util.stream.Stream;
import mcl.courses.CourseAssignment;
import mcl.courses.DetectionKind;
import mcl.courses.correction.CorrectionNotebook;
import mcl.courses.loss.LossTerm;
import mcl.courses.pass.DiscriminatorWork;
import mcl.courses.pass.GeneratorWork;
import mcl.tokenization.vocabulary.SpecialTokens;

/** What came of a detection course: a name tag on arrays of the step's scope, not their owner. */
public final class CourseOutcome {
  private final CourseAssignment assignment;
  private final SpecialTokens special;
  private final GeneratorWork.Answer generation;
  private final Optional<DiscriminatorWork.Answer> detection;
  private CorrectionNotebook notebook;

  /**
   * Names what came of it.
   *
   * @param assignment what was to be done
   * @param generation what the generator said
   * @param detection what the discriminator said; nothing where it was not asked
   */
  public CourseOutcome(
      CourseAssignment assignment,
      SpecialTokens special,
      GeneratorWork.Answer generation,
      Optional<DiscriminatorWork.Answer> detection) {
    this.assignment = assignment;
    this.special = special;
    this.generation = generation;
    this.detection = detection;
  }

  /** Which course it was. */
  public DetectionKind kind() {
    return assignment.kind();
  }

  /** What was to be done. */
  public CourseAssignment assignment() {
    return assignment;
  }

  /** What the generator said. */
  public GeneratorWork.Answer generation() {
    return generation;
  }

  /** What the discriminator said; nothing where it was not asked. */
  public Optional<DiscriminatorWork.Answer> detection() {
    return detection;
  }

  /**
   * The correction notebook, written at the first call; nothing where the discriminator was not
   * asked, or slots have no true token.
   */
  public Optional<CorrectionNotebook> notebook() {
    if (notebook == null && kind().hasTruth() && detection.isPresent()) {
      DiscriminatorWork.Answer answer = detection.get();
      notebook =
          CorrectionNotebook.of(
              assignment.corrupted(), answer.lesson().shown(), answer.logits(), special);
    }
    return Optional.ofNullable(notebook);
  }

  Stream<LossTerm> terms() {
    return Stream.concat(
        generation.loss().stream(), detection.map(DiscriminatorWork.Answer::loss).stream());
  }
}
