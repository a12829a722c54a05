package mcl.cli.runreport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CourseNamesTest {
  @Test
  void coursesStandBetweenTheSlashes() {
    Metrics metrics = new Metrics();
    for (String key :
        List.of(
            "train/loss",
            "train/shuffled/loss",
            "train/std/loss",
            "train/re_std/loss",
            "train/re_rtd/loss",
            "train/rtd/loss",
            "train/itd/recall",
            "train/a/b/loss",
            "eval/itd/loss")) {
      metrics.add(key, 1, 0);
    }
    assertEquals(List.of("rtd", "std", "shuffled"), CourseNames.courses(metrics, "train", "loss"));
    assertEquals(List.of("re_rtd", "re_std"), CourseNames.corrections(metrics, "train", "loss"));
  }

  @Test
  void theMethodsOrderComesFirst() {
    assertEquals(
        List.of("rtd", "std", "itd", "re_rtd", "re_x", "y"),
        CourseNames.sorted(List.of("re_x", "re_rtd", "itd", "y", "std", "rtd", "rtd")));
  }

  @ParameterizedTest
  @CsvSource({"rtd, RTD", "re_std, re-STD", "shuffled, shuffled", "re_x, re-x"})
  void labelsAreWrittenAsInTheMethod(String name, String label) {
    assertEquals(label, CourseNames.label(name));
  }
}
