package mcl.base.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NearestNameTest {
  private static final List<String> KNOWN = List.of("learningRate", "warmupSteps", "seed", "lr");

  @Test
  void findsTheNearest() {
    assertEquals(Optional.of("learningRate"), NearestName.to("learningrate", KNOWN));
    assertEquals(Optional.of("learningRate"), NearestName.to("learning_rate", KNOWN));
    assertEquals(Optional.of("warmupSteps"), NearestName.to("warmupStep", KNOWN));
    assertEquals(Optional.of("seed"), NearestName.to("sede", KNOWN));
  }

  @Test
  void theNearerOfTwoIsTaken() {
    assertEquals(Optional.of("steps"), NearestName.to("step", List.of("stop1", "steps")));
  }

  @Test
  void farNamesAreNotSuggested() {
    assertEquals(Optional.empty(), NearestName.to("dropout", KNOWN));
    assertEquals(Optional.empty(), NearestName.to("", KNOWN));
    assertEquals(Optional.empty(), NearestName.to("seed", List.of()));
  }

  @Test
  void shortNamesWithNothingInCommonAreNotSuggested() {
    assertEquals(Optional.empty(), NearestName.to("x", KNOWN));
    assertEquals(Optional.of("lr"), NearestName.to("l", KNOWN));
  }
}
