package mcl.pretraining.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import mcl.courses.outcome.CourseOutcome;
import mcl.courses.outcome.Outcome;
import mcl.courses.pass.DiscriminatorWork;

/** What is measured of each course besides its losses, by name. */
public final class CourseMeasures {
  private CourseMeasures() {}

  /**
   * Everything: {@code rtd/generator_accuracy}, {@code rtd/precision}, {@code rtd/recall}, {@code
   * rtd/roc_auc}, {@code rtd/positive_share} and so on, and the notebook.
   */
  public static Map<String, Double> of(Outcome outcome) {
    Map<String, Double> measures = new LinkedHashMap<>();
    for (CourseOutcome course : outcome.courses()) {
      String prefix = course.kind().shortName() + "/";
      if (course.kind().hasTruth()) {
        measures.put(prefix + "generator_accuracy", accuracy(course));
      }
      course.detection().ifPresent(it -> addDetection(measures, prefix, it));
    }
    measures.putAll(notebooks(outcome));
    return measures;
  }

  /** The cells of the notebooks: {@code notebook/rtd/caught} and so on, in positions. */
  public static Map<String, Double> notebooks(Outcome outcome) {
    Map<String, Double> counts = new LinkedHashMap<>();
    for (CourseOutcome course : outcome.courses()) {
      String prefix = "notebook/" + course.kind().shortName() + "/";
      course
          .notebook()
          .ifPresent(
              notebook ->
                  notebook
                      .counts()
                      .forEach(
                          (cell, count) ->
                              counts.put(
                                  prefix + cell.name().toLowerCase(Locale.ROOT),
                                  count.doubleValue())));
    }
    return counts;
  }

  private static void addDetection(
      Map<String, Double> measures, String prefix, DiscriminatorWork.Answer answer) {
    DetectionTally tally = new DetectionTally();
    tally.add(answer);
    tally.metrics().byName().forEach((name, value) -> measures.put(prefix + name, value));
  }

  private static double accuracy(CourseOutcome course) {
    int[] truth = course.assignment().corrupted().slots().truth();
    int[] best = course.generation().firstChoices();
    int hits = 0;
    for (int i = 0; i < truth.length; i++) {
      hits += truth[i] == best[i] ? 1 : 0;
    }
    return (double) hits / truth.length;
  }
}
