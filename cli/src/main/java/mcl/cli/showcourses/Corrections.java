package mcl.cli.showcourses;

import java.util.Optional;
import mcl.courses.correction.NotebookCell;

/** What the corrections of a course ask both players again. */
final class Corrections {
  private Corrections() {}

  static void show(Screen screen, CourseView course, Schooling schooling) {
    screen.heading("Corrections (" + course.kind().correctionName() + ")");
    if (schooling.lacksCorrection(course.kind())) {
      screen.paragraph("This correction was not part of the training.");
    }
    Optional<Gloss> generation = GlossRows.regeneration(course);
    screen.paragraph("Re-generation: " + generation(course, generation.isPresent()));
    generation.ifPresent(it -> screen.gloss("Re-generation", it));
    Optional<Gloss> discrimination = GlossRows.rediscrimination(course);
    screen.paragraph("Re-discrimination: " + discrimination(course));
    discrimination.ifPresent(it -> screen.gloss("Re-discrimination", it));
  }

  private static String generation(CourseView course, boolean happens) {
    if (!happens) {
      return "D caught nothing, so G has nothing to fill in again.";
    }
    String earlier = course.slots() == 0 ? "." : "; what the truth got is from before.";
    return "what D caught was too easy to find. G reads the original text with a mask at these places"
        + " alone, and learns the true tokens. It says its likeliest token"
        + earlier;
  }

  private static String discrimination(CourseView course) {
    if (!course.isJudgedAgain()) {
      return "D was right everywhere, so it is asked nothing again.";
    }
    if (course.count(NotebookCell.CAUGHT) == 0) {
      return "nothing was put right, so D reads the same and is asked again where it was wrong.";
    }
    String clearing = course.slots() == 0 ? "this" : "poor guesses";
    return "D reads the text with what it caught put right, so that "
        + clearing
        + " can no longer mislead it, and is asked again where it was wrong. A token is written out where it was put right,"
        + " or is still another than that of the text.";
  }
}
