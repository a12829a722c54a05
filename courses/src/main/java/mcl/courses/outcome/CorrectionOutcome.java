package mcl.courses.outcome;

import java.util.Optional;
import java.util.stream.Stream;
import mcl.courses.DetectionKind;
import mcl.courses.loss.LossTerm;
import mcl.courses.pass.DiscriminatorWork;
import mcl.courses.pass.GeneratorWork;

/**
 * What came of correcting a detection course.
 *
 * @param kind which was corrected
 * @param generation what the generator said where its substitutes had been caught, if any were
 * @param detection what the discriminator said where it had been wrong, if it was
 */
public record CorrectionOutcome(
    DetectionKind kind,
    Optional<GeneratorWork.Answer> generation,
    Optional<DiscriminatorWork.Answer> detection) {

  Stream<LossTerm> terms() {
    return Stream.concat(
        generation.flatMap(GeneratorWork.Answer::loss).stream(),
        detection.map(DiscriminatorWork.Answer::loss).stream());
  }
}
