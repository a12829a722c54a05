package mcl.cli.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The losses of training in few words, course by course: G the generator's, D the detection loss.
 */
final class LossLine {
  private static final Map<String, String> LETTERS =
      Map.of("generator_loss", "G", "detection_loss", "D");

  private LossLine() {}

  /**
   * A text for the total and for each course.
   *
   * @param losses by name, {@code loss} for the total and {@code rtd/detection_loss} for a part
   */
  static List<String> of(Map<String, Double> losses) {
    Map<String, String> courses = new LinkedHashMap<>();
    losses.forEach(
        (name, loss) -> {
          int slash = name.indexOf('/');
          String course = slash < 0 ? name : name.substring(0, slash);
          String part = name.substring(slash + 1);
          String text = String.format(Locale.ROOT, " %.3f", loss);
          String letter = slash < 0 ? "" : " " + LETTERS.getOrDefault(part, part);
          courses.merge(course, letter + text, String::concat);
        });
    return courses.entrySet().stream().map(course -> course.getKey() + course.getValue()).toList();
  }
}
