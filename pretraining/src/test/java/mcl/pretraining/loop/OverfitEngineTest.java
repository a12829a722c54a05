package mcl.pretraining.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mcl.courses.CorrectionConfig;
import mcl.courses.CourseConfig;
import mcl.courses.CurriculumConfig;
import mcl.courses.DetectionKind;
import mcl.model.config.ElectraConfig;
import mcl.model.config.LayerSizes;
import mcl.model.electra.EmbeddingSharing;
import mcl.pretraining.BatchConfig;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.TinyRun;
import mcl.pretraining.TinyText;
import mcl.pretraining.optimizer.OptimizerConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both players learn 64 sentences by heart, on each kind of course and on all five together. */
final class OverfitEngineTest {
  private static final int ENDING = 20;

  static Stream<List<DetectionKind>> curricula() {
    return Stream.concat(TinyRun.DETECTION.stream().map(List::of), Stream.of(TinyRun.DETECTION));
  }

  @ParameterizedTest
  @MethodSource("curricula")
  void sixtyFourSentencesAreLearntByHeart(List<DetectionKind> kinds) {
    List<StepReport> reports = new ArrayList<>();
    int steps = kinds.size() == 1 ? 200 : 140;
    try (TinyRun run = TinyRun.open(config(courses(kinds), steps), new TinyText(64, 10))) {
      for (int step = 0; step < steps; step++) {
        reports.add(run.step().run(step));
      }
    }
    Map<String, Double> start = reports.get(0).losses();
    Map<String, Double> end = ending(reports);
    for (DetectionKind kind : kinds) {
      String name = kind.shortName();
      double auc = end.get(name + "/roc_auc");
      assertTrue(auc > 0.85, name + " is told apart with a ROC AUC of " + auc);
      if (kind.hasTruth()) {
        assertEquals(Math.log(35), start.get(name + "/generator_loss"), 0.5, "any word may be any");
        double loss = end.get(name + "/generator_loss");
        assertTrue(loss < 2, name + " is filled with a loss of " + loss);
      }
    }
  }

  /** Where there is more than one course, mistakes are corrected too. */
  private static CurriculumConfig courses(List<DetectionKind> kinds) {
    Map<DetectionKind, CourseConfig> detection = new LinkedHashMap<>();
    Map<DetectionKind, CorrectionConfig> correction = new LinkedHashMap<>();
    for (DetectionKind kind : kinds) {
      detection.put(kind, CourseConfig.of(0.25, kind.hasTruth() ? 1 : 0, 1));
      boolean corrected = kind.hasTruth() && kinds.size() > 1;
      correction.put(kind, new CorrectionConfig(corrected, 1, 1, 0, 0));
    }
    CurriculumConfig usual = CurriculumConfig.electra();
    return new CurriculumConfig(detection, correction, usual.notebook(), usual.detectionHead());
  }

  private static PretrainConfig config(CurriculumConfig courses, int steps) {
    ElectraConfig model =
        new ElectraConfig(
            32,
            16,
            2,
            0,
            128,
            EmbeddingSharing.TIED,
            new LayerSizes(32, 1, 2, 64),
            new LayerSizes(64, 2, 4, 128),
            0,
            0,
            1e-12,
            0.1);
    PretrainConfig small = TinyRun.config(model, 4e-3, steps);
    return new PretrainConfig(
        small.seed(),
        BatchConfig.of(64),
        small.sequenceLength(),
        small.withinDocuments(),
        small.precision(),
        model,
        courses,
        new OptimizerConfig(4e-3, 0.9, 0.99, 1e-6, 0.01, true, 1, 1, List.of()),
        small.schedule(),
        small.average(),
        small.validation(),
        5,
        small.checkpoints(),
        0,
        small.maxSkippedInARow());
  }

  /** The means over the last steps of what was lost and measured. */
  private static Map<String, Double> ending(List<StepReport> reports) {
    Map<String, Double> sums = new LinkedHashMap<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (StepReport report : reports.subList(reports.size() - ENDING, reports.size())) {
      Map<String, Double> values = new LinkedHashMap<>(report.losses());
      values.putAll(report.measures());
      values.forEach((name, value) -> sums.merge(name, value, Double::sum));
      values.keySet().forEach(name -> counts.merge(name, 1, Integer::sum));
    }
    sums.replaceAll((name, sum) -> sum / counts.get(name));
    return sums;
  }
}
