package mcl.cli.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.cli.runreport.SyntheticRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonReportTest {
  @TempDir Path folder;

  @Test
  void aComparisonHasAllSections() throws IOException {
    SampleComparison.write(folder);
    assertEquals(
        List.of(
            "Fine-tuning",
            "Held-out text",
            "What is missing",
            "Losses in training",
            "Curves on held-out text",
            "Optimization",
            "Differences",
            "Lineage"),
        found(samplePage(), "<h2>(.*?)</h2>"));
  }

  @Test
  void curvesLieOverEachOther_eachRunInOneColour() throws IOException {
    SampleComparison.write(folder);
    String page = samplePage();
    assertEquals(SampleComparison.NAMES, found(chart(page, "Total loss"), "\\{\"name\":\"(.*?)\""));
    String swapped = chart(page, "STD: generator loss");
    assertEquals(
        List.of(SampleComparison.NAMES.get(0), SampleComparison.NAMES.get(2)),
        found(swapped, "\\{\"name\":\"(.*?)\""));
    assertEquals(List.of("0", "2"), found(swapped, "\"colour\":([0-9]+)"));
  }

  @Test
  void onlySettingsThatDifferAreListed() throws IOException {
    SampleComparison.write(folder);
    assertEquals(
        List.of(
            Stream.concat(Stream.of("Setting"), SampleComparison.NAMES.stream()).toList(),
            List.of("optimizer.learningRate", "0.0005", "0.0005", "0.00025"),
            List.of("courses.correction.replacedToken.on", "true", "false", "true")),
        rows(samplePage(), "Settings that differ"));
  }

  @Test
  void equalRunsHaveNoDifferences() throws IOException {
    Path one = run("a/run");
    Path two = run("b/run");
    String page = ComparisonReport.of(List.of(one, two)).page().html();
    assertTrue(page.contains("Configuration, vocabulary, data and software of these runs are the"));
    assertTrue(page.contains("<h1>2 runs: a/run, b/run</h1>"), "names tell them apart");
  }

  @Test
  void scoresAreFoundInsideAndBesideARun() throws IOException {
    SampleComparison.write(folder);
    SampleComparison.result(folder.resolve("of-another"), folder.resolve("other"), 0.1, 1);
    Files.createDirectories(folder.resolve("broken"));
    Files.writeString(folder.resolve("broken/eval_results.json"), "{\"eval_accuracy\": ");
    List<List<String>> rows = rows(samplePage(), "Scores of fine-tuning");
    assertEquals(
        List.of(
            "Result", "mcl-small: tuned-mcl-1", "mcl-small: tuned-mcl-2", "electra-small: seed-1"),
        rows.stream().map(row -> row.get(0)).toList());
    int accuracy = rows.get(0).indexOf("Accuracy, dev");
    assertEquals("0.8125", rows.get(1).get(accuracy));
    assertEquals("checkpoint-50000", rows.get(1).get(rows.get(1).size() - 1));
    List<String> missing = ComparisonReport.of(sampleFolders()).missing();
    assertTrue(
        missing.stream().anyMatch(gap -> gap.contains("broken") && gap.contains("not valid JSON")),
        missing.toString());
  }

  @Test
  void theBestOfEachRowStandsOut() throws IOException {
    Path one = run("one");
    Path two = run("two");
    Files.writeString(
        one.resolve("metrics.jsonl"),
        "{\"step\":9,\"eval/rtd/roc_auc\":0.7,\"eval/rtd/detection_loss\":0.2,\"eval/rtd/recall\":1}\n");
    Files.writeString(
        two.resolve("metrics.jsonl"),
        "{\"step\":8,\"eval/rtd/roc_auc\":0.9}\n"
            + "{\"step\":9,\"eval/rtd/roc_auc\":0.6,\"eval/rtd/detection_loss\":0.1}\n");
    String page = ComparisonReport.of(List.of(one, two)).page().html();
    assertEquals(
        List.of("0.7", "0.1"), found(page, "<td class=\"number best\" dir=\"auto\">(.*?)</td>"));
    assertFalse(page.contains("as many steps, which these had not"));
  }

  @Test
  void theMovingAverageHasItsOwnRows() throws IOException {
    Path one = run("one");
    Files.writeString(
        one.resolve("metrics.jsonl"),
        "{\"step\":9,\"eval/rtd/roc_auc\":0.7}\n{\"step\":9,\"eval_average/rtd/roc_auc\":0.75}\n");
    String page = ComparisonReport.of(List.of(one)).page().html();
    assertEquals(
        List.of("RTD detection ROC AUC", "RTD detection ROC AUC (moving average)"),
        found(page, "(RTD detection ROC AUC[^<]*)<"));
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    Path bare = Files.createDirectories(folder.resolve("bare"));
    Files.writeString(bare.resolve("metrics.jsonl"), "{\"step\":1,\"train/loss\":2}\n{\"st");
    Path begun = run("begun");
    Files.delete(begun.resolve("metrics.jsonl"));
    Path tuned = folder.resolve("tuned");
    SampleComparison.result(tuned, begun, 0.5, 1);
    assertEquals(
        List.of(
            "bare: the last line of metrics.jsonl breaks off, as a run leaves it that was killed; it"
                + " is left out.",
            "bare: run.json is missing, so its configuration and lineage are unknown.",
            "bare: held-out text has not been judged yet.",
            "bare: no fine-tuning results were found in it, or beside it and begun with it.",
            "begun: metrics.jsonl is missing or empty, so there are no curves.",
            "tuned: fine-tuning writes no curves and no configuration; its scores are all there"
                + " is."),
        ComparisonReport.of(List.of(bare, begun, tuned)).missing());
  }

  @Test
  void anUnfinishedRunSaysHowFarItCame() throws IOException {
    SampleComparison.write(folder);
    List<List<String>> rows = rows(samplePage(), "The runs");
    assertEquals(
        List.of("State", "finished", "finished", "not finished: 30,000 of 50,000 steps"),
        rows.get(2));
  }

  @Test
  void aSingleRunShowsAllThatItsOwnPageShows() throws IOException {
    Path run =
        SampleComparison.run(
            folder.resolve("run"), SyntheticRun.mcl(), 50, SampleComparison.config(1e-3, true));
    List<String> headings =
        found(ComparisonReport.of(List.of(run)).page().html(), "<h2>(.*?)</h2>");
    assertTrue(
        headings.containsAll(List.of("Label balance", "Tug of war", "Optimization", "Lineage")),
        headings.toString());
    assertFalse(headings.contains("Differences"));
  }

  @Test
  void fineTuningAloneIsAPageOfScores() throws IOException {
    Path tuned = folder.resolve("tuned");
    SampleComparison.result(tuned, folder.resolve("run"), 0.5, 1);
    String page = ComparisonReport.of(List.of(tuned)).page().html();
    assertEquals(List.of("Fine-tuning", "What is missing"), found(page, "<h2>(.*?)</h2>"));
    assertFalse(page.contains("<script"));
  }

  @Test
  void hostileNamesAndValuesAreEscaped() throws IOException {
    Path run =
        SampleComparison.run(
            folder.resolve("<b>run"), SyntheticRun.electra(), 3, "{\"<i>x\": \"</script>\"}");
    Path other = run("other");
    String page = ComparisonReport.of(List.of(run, other)).page().html();
    assertFalse(page.contains("<b>run") || page.contains("<i>x") || page.contains("\"</script>"));
  }

  @Test
  void reject_whatIsNoRun() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    refused("does not exist", folder.resolve("nowhere"));
    refused("is no run: it holds neither run.json nor metrics.jsonl", empty);
    refused("is a file", Files.createFile(folder.resolve("file")));
    Path run = run("run");
    refused("is named twice", run, folder.resolve("empty/../run"));
    Path checkpoint = Files.createDirectories(run.resolve("checkpoint-7"));
    Files.createDirectories(checkpoint.resolve("discriminator"));
    Files.copy(run.resolve("run.json"), checkpoint.resolve("run.json"));
    refused("is a checkpoint. Name the run that it belongs to: " + run, checkpoint);
    Files.writeString(run.resolve("metrics.jsonl"), "{\"st\n{\"step\":1}\n");
    refused("metrics.jsonl, line 1: not valid JSON", run);
  }

  @Test
  void resultsBelongToARun_byPathOrByName() {
    Path run = folder.resolve("runs/mcl");
    assertTrue(began(run.resolve("checkpoint-9").toString()).beganWith(run));
    assertTrue(began("elsewhere/mcl/checkpoint-9").beganWith(run));
    assertFalse(began("elsewhere/mcl2/checkpoint-9").beganWith(run));
    assertFalse(began("checkpoint-9").beganWith(run));
    assertFalse(began("random initialisation").beganWith(run));
    assertFalse(began("").beganWith(run));
  }

  private static TaskResult began(String start) {
    return new TaskResult(Path.of("x"), start, Map.of(), Map.of());
  }

  private static void refused(String reason, Path... folders) {
    UserException fault =
        assertThrows(UserException.class, () -> ComparisonReport.of(List.of(folders)));
    assertTrue(fault.getMessage().contains(reason), fault.getMessage());
  }

  private Path run(String name) throws IOException {
    return SampleComparison.run(
        folder.resolve(name), SyntheticRun.electra(), 3, SampleComparison.config(1e-3, false));
  }

  private List<Path> sampleFolders() {
    return SampleComparison.NAMES.stream().map(folder::resolve).toList();
  }

  private String samplePage() {
    return ComparisonReport.of(sampleFolders()).page().html();
  }

  private static String chart(String page, String title) {
    String from = page.substring(page.indexOf("<figcaption>" + title + "</figcaption>"));
    return from.substring(0, from.indexOf("</script>"));
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
