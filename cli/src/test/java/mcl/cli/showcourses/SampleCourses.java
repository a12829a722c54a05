package mcl.cli.showcourses;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import mcl.cli.showcourses.TokenView.Filled;
import mcl.cli.showcourses.TokenView.Guess;
import mcl.cli.showcourses.TokenView.Judged;
import mcl.courses.DetectionKind;
import mcl.courses.correction.NotebookCell;

/** Courses made by hand, with every cell of the notebook. */
final class SampleCourses {
  private SampleCourses() {}

  static Presentation presentation() {
    return new Presentation(
        Map.of("Text", "“the <old> dog sleeps”, 7 tokens"),
        Optional.of("Something is cut."),
        List.of(replaced(), inserted()),
        Schooling.NONE);
  }

  /** A course that spoils the text itself, so that the generator is not asked. */
  static CourseView withoutSlots() {
    return new CourseView(
        DetectionKind.REPLACED_TOKEN,
        List.of(
            untouched("the", 0.9, NotebookCell.FALSE_ALARM, OptionalDouble.of(0.9)),
            new TokenView(
                Optional.of("dog"),
                new Filled("the", Optional.empty()),
                new Judged("the", OptionalDouble.of(0.8)),
                true,
                Optional.of(NotebookCell.CAUGHT),
                Optional.of(
                    new Filled("[MASK]", Optional.of(new Guess("dog", OptionalDouble.of(0.4))))),
                Optional.of(new Judged("dog", OptionalDouble.empty())))),
        0);
  }

  /** A course in which the discriminator was wrong, but caught nothing. */
  static CourseView withoutCatch() {
    return new CourseView(
        DetectionKind.REPLACED_TOKEN,
        List.of(
            new TokenView(
                Optional.of("the"),
                new Filled("[MASK]", Optional.of(new Guess("the", OptionalDouble.of(0.5)))),
                new Judged("the", OptionalDouble.of(0.9)),
                false,
                Optional.of(NotebookCell.FALSE_ALARM),
                Optional.empty(),
                Optional.of(new Judged("the", OptionalDouble.of(0.9))))),
        0);
  }

  /** What a model says whose weights went astray. */
  static CourseView astray() {
    return new CourseView(DetectionKind.REPLACED_TOKEN, List.of(special("[CLS]", Double.NaN)), 0);
  }

  /** Swapped token detection where these tokens were chosen and stand where they stood. */
  static CourseView inOrder(int chosen) {
    return new CourseView(DetectionKind.SWAPPED_TOKEN, Collections.nCopies(chosen, lucky()), 0);
  }

  static CourseView replaced() {
    return new CourseView(
        DetectionKind.REPLACED_TOKEN,
        List.of(
            special("[CLS]", 0.002),
            untouched("the", 0.11, NotebookCell.SETTLED, OptionalDouble.empty()),
            caught(),
            fooled(),
            untouched("##s", 0.504, NotebookCell.FALSE_ALARM, OptionalDouble.of(0.31)),
            lucky(),
            special("[SEP]", 0.002)),
        0);
  }

  /** The same course where the discriminator was right everywhere, for there was nothing. */
  static CourseView withoutMistakes() {
    TokenView token =
        new TokenView(
            Optional.of("the"),
            new Filled("the", Optional.of(new Guess("the", OptionalDouble.of(0.5)))),
            new Judged("the", OptionalDouble.of(0.1)),
            false,
            Optional.of(NotebookCell.SETTLED),
            Optional.empty(),
            Optional.empty());
    return new CourseView(DetectionKind.SWAPPED_TOKEN, List.of(token), 0);
  }

  static CourseView inserted() {
    return new CourseView(
        DetectionKind.INSERTED_TOKEN,
        List.of(plain("the", 0.7), insertedToken("of", 0.9), insertedToken("and", 0.2)),
        1);
  }

  private static TokenView special(String token, double replaced) {
    return new TokenView(
        Optional.of(token),
        new Filled(token, Optional.empty()),
        new Judged(token, OptionalDouble.of(replaced)),
        false,
        Optional.empty(),
        Optional.of(new Filled(token, Optional.empty())),
        Optional.of(new Judged(token, OptionalDouble.empty())));
  }

  private static TokenView untouched(
      String token, double replaced, NotebookCell cell, OptionalDouble again) {
    return new TokenView(
        Optional.of(token),
        new Filled(token, Optional.empty()),
        new Judged(token, OptionalDouble.of(replaced)),
        false,
        Optional.of(cell),
        Optional.of(new Filled(token, Optional.empty())),
        Optional.of(new Judged(token, again)));
  }

  private static TokenView caught() {
    return new TokenView(
        Optional.of("<old>"),
        new Filled("[MASK]", Optional.of(new Guess("&", OptionalDouble.of(0.031)))),
        new Judged("&", OptionalDouble.of(0.999)),
        true,
        Optional.of(NotebookCell.CAUGHT),
        Optional.of(new Filled("[MASK]", Optional.of(new Guess("<old>", OptionalDouble.of(0.4))))),
        Optional.of(new Judged("<old>", OptionalDouble.empty())));
  }

  private static TokenView fooled() {
    return new TokenView(
        Optional.of("dog"),
        new Filled("[MASK]", Optional.of(new Guess("猫", OptionalDouble.of(0.2)))),
        new Judged("猫", OptionalDouble.of(0.3)),
        true,
        Optional.of(NotebookCell.FOOLED),
        Optional.of(new Filled("dog", Optional.empty())),
        Optional.of(new Judged("猫", OptionalDouble.of(0.6))));
  }

  private static TokenView lucky() {
    return new TokenView(
        Optional.of("sleeps"),
        new Filled("sleeps", Optional.of(new Guess("sleeps", OptionalDouble.of(1)))),
        new Judged("sleeps", OptionalDouble.of(0.05)),
        false,
        Optional.of(NotebookCell.SETTLED),
        Optional.of(new Filled("sleeps", Optional.empty())),
        Optional.of(new Judged("sleeps", OptionalDouble.empty())));
  }

  private static TokenView plain(String token, double replaced) {
    return new TokenView(
        Optional.of(token),
        new Filled(token, Optional.empty()),
        new Judged(token, OptionalDouble.of(replaced)),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static TokenView insertedToken(String said, double replaced) {
    return new TokenView(
        Optional.empty(),
        new Filled("[MASK]", Optional.of(new Guess(said, OptionalDouble.empty()))),
        new Judged(said, OptionalDouble.of(replaced)),
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
