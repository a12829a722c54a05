package mcl.cli.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mcl.pretraining.report.CourseValidation;

/** How both players do in one course, on one line. */
public final class ValidationLine {
  private ValidationLine() {}

  /** The line; what does not apply is left out. */
  public static String of(CourseValidation course) {
    List<String> parts = new ArrayList<>();
    if (Double.isFinite(course.generatorLoss())) {
      parts.add(
          String.format(
              Locale.ROOT,
              "generator loss %.3f (unigram %.3f), accuracy %.1f%% (unigram %.1f%%)",
              course.generatorLoss(),
              course.unigramLoss(),
              100 * course.generatorAccuracy(),
              100 * course.unigramAccuracy()));
    }
    if (Double.isFinite(course.detectionLoss())) {
      parts.add(
          String.format(
              Locale.ROOT,
              "detection ROC AUC %.3f, precision %s, recall %.3f",
              course.detection().rocAuc(),
              precision(course),
              course.detection().recall()));
    }
    return String.join("; ", parts);
  }

  private static String precision(CourseValidation course) {
    double precision = course.detection().precision();
    return Double.isNaN(precision)
        ? "none (nothing was called replaced)"
        : String.format(Locale.ROOT, "%.3f", precision);
  }
}
