package mcl.cli.showcourses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.courses.DetectionKind;
import org.junit.jupiter.api.Test;

final class CourseSelectionTest {
  private static List<DetectionKind> of(String wanted, String... heads) {
    return CourseSelection.of(Optional.of(wanted), List.of(heads));
  }

  private static void refused(String reason, String wanted, String... heads) {
    String message = assertThrows(UserException.class, () -> of(wanted, heads)).getMessage();
    assertTrue(message.contains(reason), message);
  }

  @Test
  void all_ifNothingIsSaid() {
    assertEquals(List.of(DetectionKind.values()), CourseSelection.of(Optional.empty(), List.of()));
  }

  @Test
  void thoseWithAHead_ifThereIsOneForEach() {
    assertEquals(
        List.of(DetectionKind.REPLACED_TOKEN, DetectionKind.INSERTED_TOKEN),
        CourseSelection.of(Optional.empty(), List.of("rtd", "itd")));
  }

  @Test
  void names_mayHaveSpacesAndStandTwice() {
    assertEquals(
        List.of(DetectionKind.INSERTED_TOKEN, DetectionKind.REPLACED_TOKEN), of("itd, rtd,itd"));
  }

  @Test
  void namesAreThoseOfAllCourses() {
    assertTrue(CourseShow.names().startsWith("rtd, std, itd"), CourseShow.names());
    assertEquals(DetectionKind.values().length, CourseShow.names().split(", ").length);
  }

  @Test
  void unknownNames_areAnsweredWithTheNearest() {
    refused(
        "--courses: expected names of courses ("
            + CourseShow.names()
            + ") with commas between them, not \"rtdd\". Did you mean rtd?",
        "std,rtdd");
    refused("not \"\".", "rtd,");
    refused("not \"everything\".", "everything");
  }

  @Test
  void aCourseWithoutAHead_isRefused() {
    refused("(rtd, std), and none for itd.", "rtd,itd", "rtd", "std");
  }
}
