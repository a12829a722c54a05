package mcl.cli.showcourses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.courses.CorrectionConfig;
import mcl.courses.CourseConfig;
import mcl.courses.CurriculumConfig;
import mcl.courses.DetectionKind;
import mcl.courses.HeadSharing;
import mcl.courses.NotebookConfig;
import org.junit.jupiter.api.Test;

final class SchoolingTest {
  private static final List<DetectionKind> BOTH =
      List.of(DetectionKind.REPLACED_TOKEN, DetectionKind.SWAPPED_TOKEN);

  @Test
  void coursesThenCorrections_areNamed() {
    CurriculumConfig config = CurriculumConfig.of(BOTH, BOTH);
    assertEquals("rtd, std, re_rtd, re_std", Schooling.of(config, 1).names());
    assertEquals("rtd", Schooling.of(CurriculumConfig.electra(), 1).names());
  }

  @Test
  void whatHasNotBegun_isNotAmongThem() {
    assertEquals("rtd", Schooling.of(late(0), 10).names());
    assertEquals("rtd, std, re_rtd", Schooling.of(late(0), 11).names());
    assertEquals("rtd, std", Schooling.of(late(20), 20).names());
    assertEquals("rtd, std, re_rtd", Schooling.of(late(20), 21).names());
  }

  @Test
  void untrainedPlayers_lackNothingWorthSaying() {
    assertFalse(Schooling.NONE.lacks(DetectionKind.REPLACED_TOKEN));
    assertFalse(Schooling.of(late(0), 0).lacksCorrection(DetectionKind.REPLACED_TOKEN));
    assertTrue(Schooling.of(late(0), 10).lacks(DetectionKind.SWAPPED_TOKEN));
    assertTrue(Schooling.of(late(0), 10).lacksCorrection(DetectionKind.REPLACED_TOKEN));
  }

  /** Swapping and the correction of replacing begin in step 10, the notebook in another. */
  private static CurriculumConfig late(long notebook) {
    Map<DetectionKind, CourseConfig> courses = new LinkedHashMap<>();
    courses.put(DetectionKind.REPLACED_TOKEN, CourseConfig.of(0.15, 1, 50));
    courses.put(DetectionKind.SWAPPED_TOKEN, new CourseConfig(true, 0.15, 1, 50, 10, 0));
    return new CurriculumConfig(
        courses,
        Map.of(DetectionKind.REPLACED_TOKEN, new CorrectionConfig(true, 1, 50, 10, 0)),
        new NotebookConfig(0, notebook),
        HeadSharing.SHARED);
  }
}
