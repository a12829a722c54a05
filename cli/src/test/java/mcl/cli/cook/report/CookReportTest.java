package mcl.cli.cook.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import mcl.cli.cook.report.CookResults.StraightLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CookReportTest {
  private static final String PAGE = CookReport.page("Soup", SampleResults.of()).html();

  @Test
  void eachWhoJudgedSaysWhetherASoupIsBetter() {
    assertEquals(
        List.of(
            "held-out mean roc_auc (shards): the better soup (greedy soup) has 0.8, the best ingredient (even)"
                + " 0.8. The soup is as good.",
            "held-out detection_loss (shards): the better soup (uniform soup) has 0.35, the best ingredient"
                + " (odd) 0.3. The soup is not better."),
        CookReport.summary(SampleResults.of()));
  }

  @Test
  void theTableTellsWhyAnIngredientWasRefused() {
    assertTrue(PAGE.contains(">refused: &lt;worse&gt;</td>"), PAGE);
    assertEquals(
        List.of("0.8", "0.3", "0.8"),
        found("<td class=\"number best\" dir=\"auto\">(.*?)</td>"),
        "the best of each column");
  }

  @Test
  void everyIngredientAndSoupIsInThePlot() {
    String chart = found("<script type=\"application/json\">(.*?)</script>").get(0);
    for (String name : List.of("greedy soup so far", "even", "odd", "uniform soup", "(start)")) {
      assertTrue(chart.contains("\"name\":\"" + name + "\""), name + " in " + chart);
    }
    assertTrue(chart.contains("\"name\":\"odd\",\"x\":[2],\"y\":[0.7]"), chart);
  }

  @Test
  void courseWeightsAreThoseThatCount() {
    String map = found("(?s)<caption>Detection: weights.*?</table>").get(0);
    assertTrue(
        map.contains(
            "<th scope=\"row\" dir=\"auto\">even</th><td class=\"high5\">50.0</td>"
                + "<td class=\"high5\">50.0</td><td class=\"even\">0.0</td>"),
        map);
    assertTrue(
        map.contains(
            "<th scope=\"row\" dir=\"auto\">odd</th><td class=\"high1\">12.5</td>"
                + "<td class=\"even\">0.0</td>"),
        map);
  }

  @Test
  void theHillIsMeasuredFromTheStraightWayBetweenTheEnds() {
    assertEquals(0.125, SampleResults.of().lines().get(0).hill(), 1e-12);
    StraightLine valley =
        new StraightLine("a", "b", List.of(0.0, 0.5, 1.0), List.of(2.0, 1.0, 3.0));
    assertEquals(0, valley.hill(), 0);
    assertTrue(PAGE.contains("even – odd"), PAGE);
  }

  @Test
  void distancesAreBetweenChanges() {
    String map = found("(?s)<caption>Discriminator: cosine distance.*?</table>").get(0);
    assertTrue(map.contains(">even</th><td class=\"none\" aria-label=\"no value\">–</td>"), map);
    assertTrue(map.contains("<td class=\"even\">1.00</td>"), map);
    String lengths = found("(?s)<caption>How far each went.*?</table>").get(0);
    assertEquals(2, lengths.split(">5</td>", -1).length - 1, lengths);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "validation:shards | held-out roc_auc (shards)",
        "validation:a/s,course=std,metric=recall,generator=x | held-out std recall (s), one generator's fakes",
        "finetune:a.tsv,b.tsv,epochs=2 | fine-tuned accuracy",
        "finetune:a.tsv,b.tsv,metric=macro_f1,seed=2 | fine-tuned macro_f1, seed 2",
        "./score.sh {} | ./score.sh {}",
      })
  void judgesHaveShortNames(String by, String name) {
    assertEquals(name, JudgeNames.of(by));
  }

  private static List<String> found(String pattern) {
    return Pattern.compile(pattern)
        .matcher(PAGE)
        .results()
        .map(it -> it.groupCount() > 0 ? it.group(1) : it.group())
        .toList();
  }
}
