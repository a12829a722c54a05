package mcl.courses.detection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mcl.courses.DetectionKind;
import mcl.courses.loss.LossTerm;

/**
 * What came of a detection course: a name tag on arrays of the step's scope, not their owner.
 *
 * @param detection nothing where the course only trains the generator
 */
public record DetectionOutcome(
    DetectionKind kind, Generation generation, Optional<Detection> detection) {

  /** The losses. */
  public List<LossTerm> terms() {
    return Stream.concat(Stream.of(generation.loss()), detection.map(Detection::loss).stream())
        .toList();
  }
}
