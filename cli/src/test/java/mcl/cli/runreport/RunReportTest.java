package mcl.cli.runreport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunReportTest {
  @TempDir Path folder;

  @Test
  void aWholeRunHasAllSections() throws IOException {
    SyntheticRun.mcl().write(folder, 50);
    assertEquals(
        List.of(
            "Held-out text",
            "Label balance",
            "The correction notebook over time",
            "Detection",
            "Generator",
            "Corrections",
            "Tug of war",
            "Optimization"),
        found(page(), "<h2>(.*?)</h2>"));
  }

  @Test
  void aWholeRunHasAllCharts() throws IOException {
    SyntheticRun.mcl().write(folder, 50);
    List<String> charts = found(page(), "<figure class=\"chart\">\n<figcaption>(.*?)</figcaption>");
    assertEquals(
        List.of(
            "Share of positive labels in training",
            "Notebook of RTD in training",
            "Notebook of STD in training",
            "ROC AUC on held-out text",
            "ROC AUC in training",
            "Precision in training",
            "Recall in training",
            "Detection loss on held-out text",
            "Detection loss in training",
            "Generator loss on held-out text",
            "Generator accuracy on held-out text",
            "Generator loss in training",
            "Generator accuracy in training",
            "Re-generation in training",
            "Re-discrimination in training",
            "Generator: cosines over time",
            "Discriminator: cosines over time",
            "Loss",
            "Gradient norm",
            "Learning rate",
            "Speed"),
        charts);
  }

  @Test
  void electraHasNoNotebookAndNoConflict() throws IOException {
    SyntheticRun.electra().write(folder, 20);
    String page = page();
    assertEquals(
        List.of("Held-out text", "Label balance", "Detection", "Generator", "Optimization"),
        found(page, "<h2>(.*?)</h2>"));
    assertTrue(page.contains("fewer labels of replaced token detection (RTD) are positive"));
    assertFalse(page.contains("ITD"), "what the run does not have is not explained");
  }

  @Test
  void theLastValidationIsATable() throws IOException {
    lines(
        "{\"step\":500,\"eval/rtd/roc_auc\":0.6,\"eval/itd/roc_auc\":0.7}",
        "{\"step\":1000,\"eval/itd/roc_auc\":0.8,\"eval/rtd/roc_auc\":null,\"eval/x/recall\":1}");
    String page = page();
    assertTrue(page.contains("<caption>The last validation, after step 1,000</caption>"));
    assertEquals(
        List.of(
            List.of("Measure", "RTD", "ITD", "x"),
            List.of("Detection ROC AUC (chance: 0.5)", "–", "0.8", "–"),
            List.of("Detection recall", "–", "–", "1")),
        rows(page, "The last validation"));
  }

  @Test
  void theMovingAverageHasATableOfItsOwn() throws IOException {
    lines(
        "{\"step\":500,\"eval/rtd/roc_auc\":0.6}",
        "{\"step\":500,\"eval_average/rtd/roc_auc\":0.7}");
    String page = page();
    String average = page.substring(page.indexOf("judged by the moving average of weights</h2>"));
    assertEquals(
        List.of(List.of("Measure", "RTD"), List.of("Detection ROC AUC (chance: 0.5)", "0.7")),
        rows(average, "The last validation"));
  }

  @Test
  void nullMakesAGap() throws IOException {
    lines(
        "{\"step\":1,\"train/loss\":3}",
        "{\"step\":2,\"train/loss\":null}",
        "{\"step\":3,\"train/loss\":1}");
    assertTrue(page().contains("\"series\":[{\"name\":\"loss\",\"x\":[1,2,3],\"y\":[3,null,1]}]"));
  }

  @Test
  void aCurveWithoutAnyValueIsLeftOut() throws IOException {
    lines(
        "{\"step\":1,\"train/rtd/generator_loss\":3,\"train/itd/generator_loss\":null}",
        "{\"step\":2,\"train/rtd/generator_loss\":2,\"train/itd/generator_loss\":null}");
    String page = page();
    assertTrue(page.contains("{\"name\":\"RTD\",\"x\":[1,2],\"y\":[3,2]}"), page);
    assertFalse(page.contains("\"name\":\"ITD\""), page);
  }

  @Test
  void whatAValueCoversIsSaid() throws IOException {
    lines("{\"step\":1,\"train/loss\":3}");
    String page = page();
    assertTrue(page.contains("Losses, notebook counts, gradient norm and speed in training cover"));
    assertTrue(page.contains("share of positive labels are of the batch of that step alone"));
  }

  @Test
  void aLineThatBreaksOffIsLeftOut() throws IOException {
    lines("{\"step\":1,\"train/loss\":3}", "{\"step\":2,\"train/lo");
    assertTrue(page().contains("\"x\":[1],\"y\":[3]"));
  }

  @Test
  void reject_whenAMiddleLineIsBroken_andLeaveThePageOfBefore() throws IOException {
    lines("{\"step\":1,\"train/loss\":3}", "{\"st", "{\"step\":3,\"train/loss\":3}");
    Files.writeString(folder.resolve("report.html"), "before");
    UserException fault = assertThrows(UserException.class, this::page);
    assertTrue(fault.getMessage().contains("metrics.jsonl, line 2: "), fault.getMessage());
    assertEquals("before", Files.readString(folder.resolve("report.html")));
  }

  @Test
  void titleAndFactsStandFirst() throws IOException {
    lines("{\"step\":1200,\"seconds\":3725,\"train/skipped\":2}");
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Zeal", "<high>");
    facts.put("Age", "1");
    String page = Files.readString(RunReport.write(folder, "A & B", facts));
    assertTrue(page.contains("<h1>A &amp; B</h1>"));
    assertEquals(
        List.of("Zeal", "Age", "Last step in the metrics", "Time", "Steps skipped, not finite"),
        found(page, "<dt>(.*?)</dt>"));
    assertEquals(
        List.of("&lt;high&gt;", "1", "1,200", "1 h 2 min", "2"),
        found(page, "<dd dir=\"auto\">(.*?)</dd>"));
  }

  @Test
  void aRunThatHasJustBegunHasAPage() throws IOException {
    Files.writeString(folder.resolve("metrics.jsonl"), "");
    assertTrue(page().contains("This run has not written any metrics yet."));
  }

  @Test
  void namesOfCoursesAreEscaped() throws IOException {
    lines(
        "{\"step\":1,\"train/<b>/positive_share\":1,\"notebook/<b>/settled\":1,"
            + "\"eval/<b>/recall\":1,\"conflict/<b>/<b>~<i>\":0.5}");
    String page = page();
    assertFalse(page.contains("<b>"));
    assertFalse(page.contains("<i>"));
  }

  @Test
  void theCurvesOfALongRunAreThinned() throws IOException {
    SyntheticRun.mcl().write(folder, 1500);
    Path page = RunReport.write(folder, "Made-up run: MCL small", Map.of("Seed", "1"));
    assertTrue(Files.size(page) < 1_000_000);
  }

  private String page() throws IOException {
    return Files.readString(RunReport.write(folder, "T", Map.of()));
  }

  private void lines(String... lines) throws IOException {
    Files.writeString(folder.resolve("metrics.jsonl"), String.join("\n", lines));
  }

  private static List<List<String>> rows(String page, String caption) {
    String table = page.substring(page.indexOf("<caption>" + caption));
    return found(table.substring(0, table.indexOf("</table>")), "<tr>(.*?)</tr>").stream()
        .map(row -> found(row, "<t[hd][^>]*>(.*?)</t[hd]>"))
        .toList();
  }

  private static List<String> found(String text, String regex) {
    return Pattern.compile(regex, Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .toList();
  }
}
