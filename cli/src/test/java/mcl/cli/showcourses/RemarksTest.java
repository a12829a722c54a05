package mcl.cli.showcourses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RemarksTest {
  @Test
  void oneSwappedToken_hasNothingToChangePlacesWith() {
    assertTrue(swapped(1).startsWith("Only one token was chosen: it has nothing to change places"));
  }

  @Test
  void tokensThatAreAlike_haveNotChangedPlaces() {
    assertTrue(swapped(2).startsWith("The tokens that were chosen are all alike"));
  }

  @Test
  void elsewhere_nothingIsSaidOfOrder() {
    assertEquals(List.of(), Remarks.before(SampleCourses.replaced(), Schooling.NONE));
    assertEquals(List.of(), Remarks.before(SampleCourses.withoutCatch(), Schooling.NONE));
  }

  @Test
  void whatIsNoNumber_isSaid() {
    List<String> remarks = Remarks.before(SampleCourses.astray(), Schooling.NONE);
    assertTrue(remarks.get(0).startsWith("What the model says is no number"), remarks.toString());
  }

  @Test
  void whatAnyCourseDoes_isTrueWithoutSlots() {
    assertTrue(CourseWords.usual(SampleCourses.replaced()).contains("guesses are written"));
    String without = CourseWords.usual(SampleCourses.withoutSlots());
    assertTrue(without.contains("G is not asked") && !without.contains("guesses"), without);
    assertFalse(CourseWords.explanation(SampleCourses.withoutSlots()).equals(without), "known");
  }

  private static String swapped(int chosen) {
    List<String> remarks = Remarks.before(SampleCourses.inOrder(chosen), Schooling.NONE);
    assertEquals(1, remarks.size());
    return remarks.get(0);
  }
}
