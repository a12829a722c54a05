package mcl.pretraining.report;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import mcl.courses.DetectionKind;
import mcl.courses.outcome.CourseOutcome;
import mcl.courses.outcome.Outcome;

/**
 * What is measured of each course besides its losses, by name, over the micro-batches of a step.
 */
public final class CourseMeasures {
  private final Map<DetectionKind, Tally> tallies = new EnumMap<>(DetectionKind.class);
  private final Map<String, Double> notebooks = new LinkedHashMap<>();

  /** What is counted of a course. */
  private static final class Tally {
    private final DetectionTally detection = new DetectionTally();
    private boolean judged;
    private long hits;
    private long slots;
  }

  /**
   * Adds everything: {@code rtd/generator_accuracy}, {@code rtd/precision}, {@code rtd/recall},
   * {@code rtd/roc_auc}, {@code rtd/positive_share} and so on, and the notebook.
   */
  public void add(Outcome outcome) {
    for (CourseOutcome course : outcome.courses()) {
      Tally tally = tallies.computeIfAbsent(course.kind(), kind -> new Tally());
      if (course.kind().hasTruth()) {
        addHits(tally, course);
      }
      course
          .detection()
          .ifPresent(
              answer -> {
                tally.judged = true;
                tally.detection.add(answer);
              });
    }
    addNotebooks(outcome);
  }

  /** Adds the cells of the notebooks: {@code notebook/rtd/caught} and so on, in positions. */
  public void addNotebooks(Outcome outcome) {
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
                              notebooks.merge(
                                  prefix + cell.name().toLowerCase(Locale.ROOT),
                                  count.doubleValue(),
                                  Double::sum)));
    }
  }

  private static void addHits(Tally tally, CourseOutcome course) {
    int[] truth = course.assignment().corrupted().slots().truth();
    int[] best = course.generation().firstChoices();
    for (int i = 0; i < truth.length; i++) {
      tally.hits += truth[i] == best[i] ? 1 : 0;
    }
    tally.slots += truth.length;
  }

  /** The numbers, over all that was added. */
  public Map<String, Double> byName() {
    Map<String, Double> measures = new LinkedHashMap<>();
    tallies.forEach(
        (kind, tally) -> {
          String prefix = kind.shortName() + "/";
          if (kind.hasTruth()) {
            measures.put(prefix + "generator_accuracy", (double) tally.hits / tally.slots);
          }
          if (tally.judged) {
            DetectionMetrics metrics = tally.detection.metrics();
            metrics.byName().forEach((name, value) -> measures.put(prefix + name, value));
          }
        });
    measures.putAll(notebooks);
    return measures;
  }
}
