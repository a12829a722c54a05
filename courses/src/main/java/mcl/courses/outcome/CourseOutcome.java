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

/**
 * What came of a detection course: a name tag on arrays of the step's scope, not their owner.
 *
 * @param assignment what was to be done
 * @param generation what the generator said
 * @param detection what the discriminator said; nothing where it was not asked
 */
public record CourseOutcome(
    CourseAssignment assignment,
    SpecialTokens special,
    GeneratorWork.Answer generation,
    Optional<DiscriminatorWork.Answer> detection) {

  /** Which course it was. */
  public DetectionKind kind() {
    return assignment.kind();
  }

  /**
   * The correction notebook, read off the device at each call; nothing where the discriminator was
   * not asked, or slots have no true token.
   */
  public Optional<CorrectionNotebook> notebook() {
    return detection
        .filter(it -> kind().hasTruth())
        .map(
            it ->
                CorrectionNotebook.of(
                    assignment.corrupted(), it.lesson().shown(), it.logits(), special));
  }

  Stream<LossTerm> terms() {
    return Stream.concat(
        generation.loss().stream(), detection.map(DiscriminatorWork.Answer::loss).stream());
  }
}
