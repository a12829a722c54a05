package mcl.courses.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mcl.courses.DetectionKind;
import mcl.courses.Dose;
import mcl.courses.loss.LossTerm;
import mcl.courses.pass.DiscriminatorWork;
import mcl.courses.pass.GeneratorWork;

/**
 * What came of correcting a detection course.
 *
 * @param kind which was corrected
 * @param dose what the correction counts
 * @param generation what the generator said where its substitutes had been caught, if any were
 * @param detection what the discriminator said where it had been wrong, if it was
 */
public record CorrectionOutcome(
    DetectionKind kind,
    Dose dose,
    Optional<GeneratorWork.Answer> generation,
    Optional<DiscriminatorWork.Answer> detection) {

  /** The names of the losses that are on, but for which there was no mistake to study. */
  public List<String> nothingToStudy() {
    List<String> names = new ArrayList<>();
    if (dose.generator() > 0 && generation.isEmpty()) {
      names.add(kind.correctionName() + "/generator_loss");
    }
    if (dose.detection() > 0 && detection.isEmpty()) {
      names.add(kind.correctionName() + "/detection_loss");
    }
    return names;
  }

  Stream<LossTerm> terms() {
    return Stream.concat(
        generation.flatMap(GeneratorWork.Answer::loss).stream(),
        detection.map(DiscriminatorWork.Answer::loss).stream());
  }
}
