package mcl.cli.runreport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mcl.cli.report.HtmlReport;
import org.junit.jupiter.api.Test;

final class TugOfWarTest {
  private final Metrics metrics = new Metrics();

  @Test
  void oneMeasurementIsOneMap() {
    metrics.add("conflict/discriminator/itd~rtd", 1200, -0.25);
    String page = page();
    assertTrue(page.contains("<caption>Discriminator: measured at step 1,200</caption>"), page);
    assertFalse(page.contains("mean of"));
    assertFalse(page.contains("<figure class=\"chart\">"));
    assertTrue(
        page.contains(
            """
            <tr><th scope="row" dir="auto">RTD</th><td class="none" aria-label="no value">–</td>\
            <td class="low1">-0.25</td></tr>
            <tr><th scope="row" dir="auto">ITD</th><td class="low1">-0.25</td>\
            <td class="none" aria-label="no value">–</td></tr>
            """),
        page);
  }

  @Test
  void severalMeasurementsHaveAMeanAndCurves() {
    metrics.add("conflict/generator/rtd~std", 100, 0.75);
    metrics.add("conflict/generator/rtd~std", 200, Double.NaN);
    metrics.add("conflict/generator/rtd~std", 300, 0.25);
    metrics.add("conflict/generator/rtd~re_rtd", 200, 1);
    String page = page();
    String last = page.substring(page.indexOf("Generator: measured at step 300"));
    assertTrue(last.substring(0, last.indexOf("</tr>\n</tbody>")).contains(">0.25</td>"), last);
    String mean = page.substring(page.indexOf("Generator: mean of 3 measurements</caption>"));
    assertTrue(mean.contains("<td class=\"high3\">0.50</td><td class=\"high5\">1.00</td>"), mean);
    assertTrue(page.contains("{\"name\":\"RTD and STD\",\"x\":[100,200,300],"), page);
    assertTrue(page.contains("\"name\":\"RTD and re-RTD\""), page);
  }

  @Test
  void onePairIsACurveAndNoMap() {
    metrics.add("conflict/generator/rtd~std", 100, 0.75);
    metrics.add("conflict/generator/rtd~std", 200, 0.25);
    String page = page();
    assertFalse(page.contains("measured at step") || page.contains("mean of"), page);
    assertTrue(page.contains("<figcaption>Generator: cosines over time</figcaption>"), page);
  }

  @Test
  void aPairWithoutAnyValueHasNoCurve() {
    metrics.add("conflict/generator/rtd~std", 100, 0.75);
    metrics.add("conflict/generator/rtd~std", 200, 0.25);
    metrics.add("conflict/generator/rtd~itd", 100, Double.NaN);
    String page = page();
    assertTrue(page.contains("{\"name\":\"RTD and STD\""), page);
    assertFalse(page.contains("RTD and ITD"), page);
  }

  @Test
  void keysOfAnotherFormAreNotOurs() {
    metrics.add("conflict/seconds", 1, 3);
    metrics.add("conflict/generator/norm", 1, 3);
    metrics.add("conflict//rtd~std", 1, 0.5);
    assertFalse(page().contains("<h2>"));
  }

  private String page() {
    HtmlReport page = new HtmlReport("T");
    new TugOfWar().addTo(page, metrics);
    String html = page.html();
    return html.substring(html.indexOf("<main>"), html.indexOf("</main>"));
  }
}
