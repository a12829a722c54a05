package mcl.cli.showcourses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mcl.courses.DetectionKind;
import mcl.courses.correction.NotebookCell;

/** What is to be said of a course beside its lines. */
final class Remarks {
  private Remarks() {}

  /** What a reader should know before looking; mostly nothing. */
  static List<String> before(CourseView course, Schooling schooling) {
    List<String> remarks = new ArrayList<>();
    if (schooling.lacks(course.kind())) {
      remarks.add("This course was not part of the training.");
    }
    if (course.tokens().stream().anyMatch(token -> token.judged().isAstray())) {
      remarks.add(
          "What the model says is no number: training went astray. What it writes and finds here"
              + " means nothing.");
    }
    if (course.cut() > 0) {
      remarks.add("Tokens cut from the end to make room: " + course.cut() + ".");
    }
    if (course.kind() == DetectionKind.SWAPPED_TOKEN && isInOrder(course)) {
      remarks.add(
          course.slots() == 1
              ? "Only one token was chosen: it has nothing to change places with. In a longer text"
                  + " there are more."
              : "The tokens that were chosen are all alike, so nothing has changed places.");
    }
    return remarks;
  }

  /** Whether tokens were chosen, and yet the generator reads the original text. */
  private static boolean isInOrder(CourseView course) {
    return course.slots() > 0
        && course.tokens().stream().allMatch(token -> token.isTruth(token.filled().reads()));
  }

  /** What came of it, in numbers. */
  static String after(CourseView course) {
    return course.hasNotebook() ? notebook(course) : found(course);
  }

  private static String notebook(CourseView course) {
    return Arrays.stream(NotebookCell.values())
        .map(cell -> course.count(cell) + " " + GlossRows.name(cell))
        .collect(Collectors.joining(", ", "Notebook: ", "."));
  }

  private static String found(CourseView course) {
    long wrong = course.tokens().stream().filter(TokenView::differs).count();
    long found =
        course.tokens().stream().filter(it -> it.differs() && it.judged().suspects()).count();
    long suspected = course.tokens().stream().filter(it -> it.judged().suspects()).count();
    return String.format(
        Locale.ROOT,
        "D found %d of %d tokens that do not belong, and suspected %d of %d that do (special tokens"
            + " are counted too).",
        found,
        wrong,
        suspected - found,
        course.tokens().size() - wrong);
  }
}
