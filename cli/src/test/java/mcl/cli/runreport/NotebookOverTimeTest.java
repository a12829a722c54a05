package mcl.cli.runreport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mcl.cli.report.HtmlReport;
import org.junit.jupiter.api.Test;

final class NotebookOverTimeTest {
  private final Metrics metrics = new Metrics();

  @Test
  void countsBecomeShares() {
    counts("notebook/std", 1, 80, 0, 15, 5);
    counts("notebook/std", 2, 160, 20, 10, 10);
    String page = page();
    assertTrue(page.contains("<figcaption>Notebook of STD in training</figcaption>"));
    assertTrue(page.contains("{\"name\":\"SETTLED\",\"x\":[1,2],\"y\":[0.8,0.8]}"), page);
    assertTrue(page.contains("{\"name\":\"FALSE_ALARM\",\"x\":[1,2],\"y\":[null,0.1]}"), page);
    assertTrue(page.contains("{\"name\":\"FOOLED\",\"x\":[1,2],\"y\":[0.15,0.05]}"), page);
    assertTrue(page.contains("{\"name\":\"CAUGHT\",\"x\":[1,2],\"y\":[0.05,0.05]}"), page);
    assertTrue(page.contains("(share of judged positions)\",\"logarithmic\":true"), page);
    assertFalse(page.contains("at the last validation"));
  }

  @Test
  void aMissingCountIsAGap() {
    counts("notebook/rtd", 1, 80, 0, 15, 5);
    counts("notebook/rtd", 2, Double.NaN, 20, 10, 10);
    assertTrue(page().contains("{\"name\":\"FOOLED\",\"x\":[1,2],\"y\":[0.15,null]}"));
  }

  @Test
  void withoutPositionsThereIsNothingToDraw() {
    counts("notebook/rtd", 1, 0, 0, 0, 0);
    assertTrue(page().contains("There are no values to draw."));
  }

  @Test
  void theLastValidationIsATable() {
    counts("eval/notebook/rtd", 1, 1, 1, 1, 1);
    counts("eval/notebook/rtd", 2, 6, 1, 1, 2);
    String page = page();
    assertTrue(page.contains("<caption>Share of judged positions at the last validation"), page);
    assertTrue(page.contains("SETTLED</th><td class=\"number\" dir=\"auto\">0.6</td>"), page);
    assertTrue(page.contains("CAUGHT</th><td class=\"number\" dir=\"auto\">0.2</td>"), page);
  }

  @Test
  void everyCellIsExplained() {
    counts("notebook/rtd", 1, 1, 1, 1, 1);
    String page = page();
    for (NotebookCell cell : NotebookCell.inOrder()) {
      assertTrue(page.contains("<dt>" + cell.name() + "</dt><dd dir=\"auto\">The token "), page);
    }
  }

  private void counts(
      String group, double step, double settled, double alarm, double fooled, double caught) {
    metrics.add(group + "/settled", step, settled);
    metrics.add(group + "/false_alarm", step, alarm);
    metrics.add(group + "/fooled", step, fooled);
    metrics.add(group + "/caught", step, caught);
  }

  private String page() {
    HtmlReport page = new HtmlReport("T");
    new NotebookOverTime().addTo(page, metrics);
    String html = page.html();
    return html.substring(html.indexOf("<main>"), html.indexOf("</main>"));
  }
}
