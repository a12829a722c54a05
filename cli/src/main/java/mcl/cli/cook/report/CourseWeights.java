package mcl.cli.cook.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.cli.report.HeatMap;
import mcl.cli.report.HtmlReport;
import mcl.cli.runreport.CourseNames;
import mcl.courses.CurriculumConfig;
import mcl.courses.DetectionKind;
import mcl.pretraining.PretrainConfig;

/** How much of each course each ingredient took. */
final class CourseWeights {
  private static final String READING =
      "What the loss of the course is multiplied by; 0 where the course is off or not studied.";

  private CourseWeights() {}

  /** The weight of a course in a curriculum, by the course's name in logs. */
  @FunctionalInterface
  private interface Weights {
    Map<String, Double> of(CurriculumConfig courses);
  }

  static void addTo(HtmlReport page, CookResults results) {
    page.heading("Course weights")
        .heatMap(
            map(
                "Detection: weights of the discriminator's losses",
                results,
                CourseWeights::detection))
        .heatMap(
            map(
                "Generation: weights of the generator's losses",
                results,
                CourseWeights::generation));
  }

  private static HeatMap map(String title, CookResults results, Weights weights) {
    Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
    results
        .ingredients()
        .forEach(
            (String name, PretrainConfig config) -> rows.put(name, weights.of(config.courses())));
    List<String> names =
        CourseNames.sorted(rows.values().stream().flatMap(row -> row.keySet().stream()).toList());
    double most =
        rows.values().stream()
            .flatMap(row -> row.values().stream())
            .mapToDouble(it -> it)
            .max()
            .orElse(1);
    double high = most == 0 ? 1 : most;
    HeatMap map =
        HeatMap.of(
            title,
            READING,
            new HeatMap.Range(-high, high),
            names.stream().map(CourseNames::label).toList());
    for (Map.Entry<String, Map<String, Double>> row : rows.entrySet()) {
      map =
          map.row(
              row.getKey(),
              names.stream().mapToDouble(name -> row.getValue().getOrDefault(name, 0.0)).toArray());
    }
    return map;
  }

  private static Map<String, Double> detection(CurriculumConfig courses) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (DetectionKind kind : DetectionKind.values()) {
      boolean taken = courses.taken().contains(kind);
      weights.put(kind.shortName(), taken ? courses.detection().get(kind).detectionWeight() : 0);
    }
    courses
        .correction()
        .forEach((kind, course) -> put(weights, kind, course.on() ? course.detectionWeight() : 0));
    return weights;
  }

  private static Map<String, Double> generation(CurriculumConfig courses) {
    Map<String, Double> weights = new LinkedHashMap<>();
    List<DetectionKind> kinds = new ArrayList<>(List.of(DetectionKind.values()));
    kinds.removeIf(kind -> !kind.hasTruth());
    for (DetectionKind kind : kinds) {
      boolean taken = courses.taken().contains(kind);
      weights.put(kind.shortName(), taken ? courses.detection().get(kind).generatorWeight() : 0);
    }
    courses
        .correction()
        .forEach((kind, course) -> put(weights, kind, course.on() ? course.generatorWeight() : 0));
    return weights;
  }

  private static void put(Map<String, Double> weights, DetectionKind kind, double weight) {
    if (kind.hasTruth()) {
      weights.put(kind.correctionName(), weight);
    }
  }
}
