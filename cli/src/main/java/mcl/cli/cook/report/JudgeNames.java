package mcl.cli.cook.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import mcl.cli.judge.Judge;

/** Who judges, in few words. */
public final class JudgeNames {
  private static final int LONGEST = 40;

  private JudgeNames() {}

  /** A name for the judge that is written so. */
  public static String of(String by) {
    if (by.startsWith(Judge.VALIDATION)) {
      String settings = settings(by, 1);
      String metric = setting(settings, "metric", "roc_auc");
      String course = setting(settings, "course", "");
      String fakes = setting(settings, "generator", "").isEmpty() ? "" : ", one generator's fakes";
      return "held-out %s%s (%s)%s"
          .formatted(course.isEmpty() ? "" : course + " ", metric, text(by), fakes);
    }
    if (by.startsWith(Judge.FINE_TUNING)) {
      String settings = settings(by, 2);
      String seed = setting(settings, "seed", "");
      String metric = setting(settings, "metric", "accuracy");
      return "fine-tuned " + metric + (seed.isEmpty() ? "" : ", seed " + seed);
    }
    return by.length() <= LONGEST ? by : by.substring(0, LONGEST) + "…";
  }

  /** The name of the folder of shards. */
  private static String text(String by) {
    String shards = by.substring(Judge.VALIDATION.length()).split(",")[0].strip();
    Path name = Path.of(shards).normalize().getFileName();
    return name == null ? shards : name.toString();
  }

  /** What stands behind the places. */
  private static String settings(String by, int places) {
    return Arrays.stream(by.split(",")).skip(places).collect(Collectors.joining(","));
  }

  private static String setting(String settings, String name, String usual) {
    return Arrays.stream(settings.split(","))
        .map(word -> word.split("=", 2))
        .filter(word -> word.length == 2 && word[0].strip().equals(name))
        .map(word -> word[1].strip())
        .findFirst()
        .orElse(usual);
  }
}
