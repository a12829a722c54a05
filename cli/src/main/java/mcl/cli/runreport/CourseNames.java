package mcl.cli.runreport;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The courses of a run as its keys name them. Those of the method come first, in its order, and are
 * written as its description writes them; a course unknown here keeps its name.
 */
public final class CourseNames {
  private static final String CORRECTION = "re_";
  private static final List<String> METHOD = List.of("rtd", "std", "itd");

  private CourseNames() {}

  /** The courses, corrections left out, with a curve {@code group/COURSE/measure}. */
  public static List<String> courses(Metrics metrics, String group, String measure) {
    return all(metrics, group, measure).stream().filter(name -> !isCorrection(name)).toList();
  }

  /** The corrections with a curve {@code group/CORRECTION/measure}. */
  public static List<String> corrections(Metrics metrics, String group, String measure) {
    return all(metrics, group, measure).stream().filter(CourseNames::isCorrection).toList();
  }

  /** In the order of the method: courses, then corrections, then strangers as they come. */
  public static List<String> sorted(Collection<String> names) {
    return names.stream().distinct().sorted(Comparator.comparingInt(CourseNames::rank)).toList();
  }

  /** As people write it: {@code RTD}, {@code re-STD}. */
  public static String label(String name) {
    if (METHOD.contains(name)) {
      return name.toUpperCase(Locale.ROOT);
    }
    return isCorrection(name) ? "re-" + label(name.substring(CORRECTION.length())) : name;
  }

  private static List<String> all(Metrics metrics, String group, String measure) {
    String ending = "/" + measure;
    return sorted(
        metrics.endings(group + "/").stream()
            .filter(key -> key.endsWith(ending))
            .map(key -> key.substring(0, key.length() - ending.length()))
            .filter(name -> !name.contains("/"))
            .toList());
  }

  private static boolean isCorrection(String name) {
    return name.startsWith(CORRECTION);
  }

  private static int rank(String name) {
    int correction = isCorrection(name) ? METHOD.size() : 0;
    int rank = METHOD.indexOf(correction == 0 ? name : name.substring(CORRECTION.length()));
    return rank < 0 ? Integer.MAX_VALUE : rank + correction;
  }
}
