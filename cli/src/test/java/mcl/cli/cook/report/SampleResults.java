package mcl.cli.cook.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mcl.base.config.Configuration;
import mcl.base.config.Setting;
import mcl.cli.cook.report.CookResults.GreedyStep;
import mcl.cli.cook.report.CookResults.Kind;
import mcl.cli.cook.report.CookResults.Standing;
import mcl.cli.cook.report.CookResults.StraightLine;
import mcl.pretraining.PretrainConfig;
import mcl.soups.recipe.JudgeConfig;

/** An experiment of two ingredients of which the soup took one. */
public final class SampleResults {
  static final JudgeConfig AUC =
      new JudgeConfig("validation:shards,course=mean", JudgeConfig.Better.HIGHER, 1, 0);
  static final JudgeConfig LOSS =
      new JudgeConfig("validation:shards,metric=detection_loss", JudgeConfig.Better.LOWER, 1, 0);

  private SampleResults() {}

  /** Writes its page. */
  public static Path write(Path file) throws IOException {
    CookReport.write(file, "Course soup: sample", of());
    return file;
  }

  static CookResults of() {
    return new CookResults(
        AUC,
        List.of(LOSS),
        List.of(
            new Standing("(start)", Kind.START, 0.5, List.of(0.7), "the start"),
            new Standing("even", Kind.INGREDIENT, 0.8, List.of(0.4), "kept: the best by itself"),
            new Standing("odd", Kind.INGREDIENT, 0.7, List.of(0.3), "refused: <worse>"),
            new Standing("uniform soup", Kind.SOUP, 0.75, List.of(0.35), "all"),
            new Standing("greedy soup", Kind.SOUP, 0.8, List.of(0.4), "the average of even")),
        List.of(new GreedyStep("even", 0.8, 0.8), new GreedyStep("odd", 0.7, 0.8)),
        ingredients(),
        Map.of("discriminator", new TwoVectors(3, 4, 4, -3).gram()),
        List.of(new StraightLine("even", "odd", List.of(0.0, 0.25, 1.0), List.of(0.4, 0.5, 0.3))),
        LOSS);
  }

  private static Map<String, PretrainConfig> ingredients() {
    Map<String, PretrainConfig> ingredients = new LinkedHashMap<>();
    ingredients.put("even", config("courses.detection.swappedToken.on=true"));
    ingredients.put("odd", config("courses.detection.replacedToken.detectionWeight=12.5"));
    return ingredients;
  }

  private static PretrainConfig config(String setting) {
    return Configuration.read(
            Optional.empty(), List.of(Setting.parse("--set", setting)), PretrainConfig.defaults())
        .value();
  }
}
