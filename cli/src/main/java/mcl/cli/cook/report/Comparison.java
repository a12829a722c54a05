package mcl.cli.cook.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import mcl.cli.cook.report.CookResults.Kind;
import mcl.cli.cook.report.CookResults.Standing;
import mcl.soups.recipe.JudgeConfig;
import mcl.soups.recipe.JudgeConfig.Better;
import mcl.soups.search.Scores;

/** Whether a soup beats the best ingredient, by the judge and by each examiner. */
record Comparison(CookResults results) {

  /** A sentence for each who judged. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(sentence(results.judge(), Standing::score));
    for (int i = 0; i < results.examiners().size(); i++) {
      int number = i;
      sentences.add(
          sentence(results.examiners().get(i), standing -> standing.others().get(number)));
    }
    return sentences;
  }

  private String sentence(JudgeConfig judge, ToDoubleFunction<Standing> score) {
    Standing ingredient = best(judge, score, Kind.INGREDIENT);
    Standing soup = best(judge, score, Kind.SOUP);
    double difference = score.applyAsDouble(soup) - score.applyAsDouble(ingredient);
    boolean better = judge.better() == Better.HIGHER ? difference > 0 : difference < 0;
    return "%s: the better soup (%s) has %s, the best ingredient (%s) %s. The soup is %s."
        .formatted(
            JudgeNames.of(judge.by()),
            soup.name(),
            Scores.text(score.applyAsDouble(soup)),
            ingredient.name(),
            Scores.text(score.applyAsDouble(ingredient)),
            better ? "better" : difference == 0 ? "as good" : "not better");
  }

  private Standing best(JudgeConfig judge, ToDoubleFunction<Standing> score, Kind kind) {
    int sign = judge.better() == Better.HIGHER ? 1 : -1;
    return results.of(kind).stream()
        .max(Comparator.comparingDouble(standing -> sign * score.applyAsDouble(standing)))
        .orElseThrow();
  }
}
