package mcl.cli.showcourses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.base.json.NearestName;
import mcl.courses.DetectionKind;

/** Which courses are shown. */
final class CourseSelection {
  private CourseSelection() {}

  /**
   * Courses by their short names.
   *
   * @param wanted names with commas between them; nothing for all that the discriminator has a head
   *     for
   * @param heads those for which the discriminator has a head; empty if one head serves all
   * @throws UserException for an unknown course, or one without a head
   */
  static List<DetectionKind> of(Optional<String> wanted, List<String> heads) {
    if (wanted.isEmpty()) {
      return Arrays.stream(DetectionKind.values()).filter(kind -> answers(heads, kind)).toList();
    }
    List<DetectionKind> kinds = new ArrayList<>();
    for (String name : wanted.get().split(",", -1)) {
      DetectionKind kind = named(name.strip());
      if (!answers(heads, kind)) {
        throw UserException.of(
            "--courses: this discriminator has a detection head for each course it learned (%s), and"
                + " none for %s.",
            String.join(", ", heads), kind.shortName());
      }
      kinds.add(kind);
    }
    return kinds.stream().distinct().toList();
  }

  /** The short names of all courses there are. */
  static List<String> names() {
    return Arrays.stream(DetectionKind.values()).map(DetectionKind::shortName).toList();
  }

  private static boolean answers(List<String> heads, DetectionKind kind) {
    return heads.isEmpty() || heads.contains(kind.shortName());
  }

  private static DetectionKind named(String name) {
    return Arrays.stream(DetectionKind.values())
        .filter(kind -> kind.shortName().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static UserException unknown(String name) {
    List<String> known = names();
    return UserException.of(
        "--courses: expected names of courses (%s) with commas between them, not \"%s\".%s",
        String.join(", ", known),
        name,
        NearestName.to(name, known).map(it -> " Did you mean " + it + "?").orElse(""));
  }
}
