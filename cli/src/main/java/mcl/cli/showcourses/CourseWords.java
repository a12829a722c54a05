package mcl.cli.showcourses;

import java.util.Locale;
import java.util.Map;
import mcl.courses.DetectionKind;

/** What the courses are called and what they do. What is said of others holds for any. */
final class CourseWords {
  private static final String WITH_GUESSES =
      "The text is spoiled at some places. G says what belongs there, and its guesses are written into"
          + " the text. D reads the result and says of each token whether it belongs where it stands.";
  private static final String WITHOUT_GUESSES =
      "The text is spoiled at some places, and G is not asked. D reads the spoiled text and says of each"
          + " token whether it belongs where it stands.";

  private static final Map<DetectionKind, String> EXPLANATIONS =
      Map.of(
          DetectionKind.REPLACED_TOKEN,
          "Some tokens are hidden behind a mask (a few of the chosen ones are left as they are). G"
              + " guesses what stands there, and its guesses are written into the text. D reads the"
              + " result and says of each token whether it was replaced. G learns the true tokens, D"
              + " which ones are not.",
          DetectionKind.SWAPPED_TOKEN,
          "Some tokens have changed places among themselves. G reads the disorder and says what belongs"
              + " at these places, and its guesses are written there. D reads the result and says of"
              + " each token whether it is the original. G learns the true tokens, D which ones are"
              + " not.",
          DetectionKind.INSERTED_TOKEN,
          "Masks are inserted into the text, and G fills them. What is inserted never belongs, whatever"
              + " G writes: so D always has the same share of tokens to find, and G, for which there is"
              + " no true token, learns nothing.");

  private CourseWords() {}

  /** The name in full. */
  static String name(DetectionKind kind) {
    String words = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " detection";
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** What happens in the course. */
  static String explanation(CourseView course) {
    return EXPLANATIONS.getOrDefault(course.kind(), usual(course));
  }

  /** What happens in any course. */
  static String usual(CourseView course) {
    return course.slots() == 0 ? WITHOUT_GUESSES : WITH_GUESSES;
  }
}
