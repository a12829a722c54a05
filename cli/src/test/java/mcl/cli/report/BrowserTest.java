package mcl.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mcl.cli.comparison.SampleComparison;
import mcl.cli.cook.report.SampleResults;
import mcl.cli.report.Browser.Look;
import mcl.cli.runreport.RunReport;
import mcl.cli.runreport.SyntheticRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All pages as Chromium draws them. Pictures are left in {@code target/report-pictures}. */
final class BrowserTest {
  private static final Path PICTURES = Path.of("target", "report-pictures");

  @TempDir static Path folder;
  private static Browser browser;
  private static String check;
  private static Path sample;
  private static Path run;
  private static Path comparison;
  private static Path soup;

  @BeforeAll
  static void makePages() throws IOException {
    browser = Browser.start(folder.resolve("profile"));
    try (InputStream script = BrowserTest.class.getResourceAsStream("page-check.js")) {
      check = new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
    sample = folder.resolve("sample.html");
    SampleReport.page().write(sample);
    Path one = Files.createDirectory(folder.resolve("one"));
    SyntheticRun.mcl().write(one, 500);
    run = RunReport.write(one, "Made-up run: MCL small", Map.of("Seed", "1"));
    comparison = SampleComparison.write(folder.resolve("runs"));
    soup = SampleResults.write(folder.resolve("soup.html"));
  }

  @AfterAll
  static void endBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void comparison(Look look) throws IOException {
    assertFlawless("comparison", comparison, look);
  }

  @ParameterizedTest
  @EnumSource
  void singleRun(Look look) throws IOException {
    assertFlawless("run", run, look);
  }

  @ParameterizedTest
  @EnumSource
  void courseSoup(Look look) throws IOException {
    assertFlawless("course-soup", soup, look);
  }

  @ParameterizedTest
  @EnumSource
  void demo(Look look) throws IOException {
    assertFlawless("sample", sample, look);
  }

  @Test
  void theLegendNamesTheRuns() {
    browser.show(comparison, Look.PHONE_LIGHT);
    String legend =
        (String) browser.run("return document.querySelector('.uplot .u-legend').textContent");
    SampleComparison.NAMES.forEach(name -> assertTrue(legend.contains(name), legend));
  }

  @Test
  void theCheckNoticesWhatIsWrong() {
    browser.show(sample, Look.PHONE_LIGHT);
    browser.run(
        "const bad = document.createElement('p');"
            + "bad.textContent = 'unreadable';"
            + "document.body.append(bad);"
            + "bad.style.cssText = 'max-width: none; width: 700px; color: #ddd; font-size: 8px';"
            + "document.querySelector('.uplot').remove();"
            + "document.title = '';");
    String found = String.join("\n", complaints());
    for (String flaw :
        List.of("is 7", "too wide: <p", "contrast 1.", "8 pixels", "not drawn", "title")) {
      assertTrue(found.contains(flaw), flaw + " is not in " + found);
    }
  }

  @Test
  void errorsOfAPageAreHeard() {
    browser.show(sample, Look.DESKTOP_LIGHT).messages();
    browser.run(
        "setTimeout(() => { throw new Error('deliberate'); }); fetch('https://127.0.0.2/x').catch(() => 0)");
    browser.run("return new Promise((done) => setTimeout(done, 300))");
    String heard = String.join("\n", browser.messages());
    assertTrue(heard.contains("deliberate"), heard);
    assertTrue(heard.contains("Content Security Policy"), heard);
  }

  private static void assertFlawless(String name, Path page, Look look) throws IOException {
    browser.messages();
    browser.show(page, look);
    assertEquals(List.of(), complaints());
    assertEquals(List.of(), browser.messages());
    assertFalse(((String) browser.run("return document.body.innerText")).isBlank());
    browser.picture(PICTURES.resolve(name + "-" + look.name().toLowerCase(Locale.ROOT) + ".png"));
  }

  @SuppressWarnings("unchecked")
  private static List<String> complaints() {
    return (List<String>) browser.run(check);
  }
}
