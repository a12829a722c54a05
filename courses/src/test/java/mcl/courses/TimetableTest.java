package mcl.courses;

import static mcl.courses.DetectionKind.INSERTED_TOKEN;
import static mcl.courses.DetectionKind.REPLACED_TOKEN;
import static mcl.courses.DetectionKind.SWAPPED_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When each course counts, and how much. */
final class TimetableTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 1",
    "0, 0, 99, 1",
    "0, 4, 0, 0.25",
    "0, 4, 2, 0.75",
    "0, 4, 3, 1",
    "0, 4, 50, 1",
    "10, 0, 9, 0",
    "10, 0, 10, 1",
    "10, 5, 9, 0",
    "10, 5, 10, 0.2",
    "10, 5, 13, 0.8",
    "10, 5, 14, 1",
  })
  void weightsRiseFromTheStartOn(long start, long ramp, long step, double share) {
    assertEquals(share, new Start(start, ramp).share(step), 1e-12);
    CourseConfig course = new CourseConfig(true, 0.15, 2, 50, start, ramp);
    assertEquals(new Dose(2 * share, 50 * share), course.at(step));
    CorrectionConfig correction = new CorrectionConfig(true, 2, 50, start, ramp);
    assertEquals(new Dose(2 * share, 50 * share), correction.at(step));
  }

  @Test
  void aCourseIsTakenFromItsStartOn() {
    CurriculumConfig config =
        CurriculumConfig.electra()
            .with(SWAPPED_TOKEN, new CourseConfig(true, 0.15, 1, 50, 3, 2))
            .with(INSERTED_TOKEN, new CourseConfig(true, 0.15, 0, 20, 4, 0));
    assertEquals(Set.of(REPLACED_TOKEN), Timetable.of(config, 2).doses().keySet());
    assertEquals(Set.of(REPLACED_TOKEN, SWAPPED_TOKEN), Timetable.of(config, 3).doses().keySet());
    assertEquals(
        List.of(REPLACED_TOKEN, SWAPPED_TOKEN, INSERTED_TOKEN),
        List.copyOf(Timetable.of(config, 4).doses().keySet()));
    assertEquals(new Dose(0.5, 25), course(config, SWAPPED_TOKEN, 3).course());
    assertEquals(new Dose(1, 50), course(config, SWAPPED_TOKEN, 4).course());
    assertEquals(new Dose(0, 20), course(config, INSERTED_TOKEN, 4).course());
  }

  @Test
  void correctionsWaitForTheNotebookAndForTheirOwnStart() {
    CurriculumConfig config = config(new CorrectionConfig(true, 1, 50, 6, 2), 4);
    assertEquals(Dose.NONE, course(config, REPLACED_TOKEN, 3).correction());
    assertEquals(new Dose(1, 50), course(config, REPLACED_TOKEN, 4).correction());
    assertEquals(Dose.NONE, course(config, SWAPPED_TOKEN, 5).correction());
    assertEquals(new Dose(0.5, 25), course(config, SWAPPED_TOKEN, 6).correction());
    assertEquals(new Dose(1, 50), course(config, SWAPPED_TOKEN, 7).correction());
  }

  @Test
  void anExaminationTakesEachCourseOnce() {
    Examination all = new Examination(List.of(DetectionKind.values()), true, true);
    Timetable table = Timetable.of(all);
    assertEquals(Set.of(DetectionKind.values()), table.doses().keySet());
    assertEquals(Dose.EVALUATION, table.doses().get(SWAPPED_TOKEN).correction());
    assertEquals(Dose.NONE, table.doses().get(INSERTED_TOKEN).correction());
    Examination fewer = new Examination(List.of(REPLACED_TOKEN), false, false);
    assertEquals(new Dose(1, 0), Timetable.of(fewer).doses().get(REPLACED_TOKEN).course());
  }

  @Test
  void nothingToLearnAtFirstIsRefused() {
    CourseConfig late = new CourseConfig(true, 0.15, 1, 50, 1, 0);
    assertThrows(
        IllegalArgumentException.class,
        () -> CurriculumConfig.electra().with(REPLACED_TOKEN, late));
  }

  /** Both corrections are on; that of swapped tokens as given. */
  private static CurriculumConfig config(CorrectionConfig swapped, long notebookStart) {
    List<DetectionKind> both = List.of(REPLACED_TOKEN, SWAPPED_TOKEN);
    CurriculumConfig usual = CurriculumConfig.of(both, both);
    return new CurriculumConfig(
        usual.detection(),
        Map.of(REPLACED_TOKEN, usual.correction().get(REPLACED_TOKEN), SWAPPED_TOKEN, swapped),
        new NotebookConfig(0, notebookStart),
        HeadSharing.SHARED);
  }

  private static CourseAssignment.Doses course(
      CurriculumConfig config, DetectionKind kind, long step) {
    return Timetable.of(config, step).doses().get(kind);
  }
}
