package mcl.courses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CourseConfigTest {
  @Test
  void electraIsTheDefault() {
    assertEquals(
        CourseConfig.of(0.15, 1, 50),
        CurriculumConfig.electra().detection().get(DetectionKind.REPLACED_TOKEN));
    assertEquals(List.of(DetectionKind.REPLACED_TOKEN), CurriculumConfig.electra().taken());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 50, rate is 0.0",
    "1, 1, 50, rate is 1.0",
    "NaN, 1, 50, rate is NaN",
    "0.15, -1, 50, generatorWeight is -1.0",
    "0.15, 1, -50, detectionWeight is -50.0",
    "0.15, 0, 0, generatorWeight and detectionWeight are both 0",
  })
  void impossibleDosesAreRefused(double rate, double generator, double detection, String message) {
    String thrown =
        assertThrows(
                IllegalArgumentException.class, () -> CourseConfig.of(rate, generator, detection))
            .getMessage();
    assertTrue(thrown.startsWith(message), thrown);
  }

  @Test
  void aCurriculumNeedsACourse() {
    assertThrows(IllegalArgumentException.class, () -> CurriculumConfig.of(List.of(), List.of()));
  }
}
