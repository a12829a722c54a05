package mcl.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HtmlReportTest {
  private static final String HOSTILE = "</script><b>\"x\" & 'y' --><!-- \u0000\ud800 é";
  private static final String ESCAPED =
      "&lt;/script&gt;&lt;b&gt;&quot;x&quot; &amp; &#39;y&#39; --&gt;&lt;!-- \uFFFD\uFFFD é";

  @Test
  void sectionsAppearInOrder() {
    String page =
        new HtmlReport("T").heading("one").paragraph("two").note("three").heading("four").html();
    assertTrue(
        page.contains(
            """
            <h1>T</h1>
            <h2>one</h2>
            <p>two</p>
            <p class="note" role="note">three</p>
            <h2>four</h2>
            """));
  }

  @Test
  void everyTextIsEscaped() {
    String page =
        new HtmlReport(HOSTILE)
            .heading(HOSTILE)
            .paragraph(HOSTILE)
            .note(HOSTILE)
            .keyValues(Map.of(HOSTILE, HOSTILE))
            .folded(HOSTILE, HOSTILE)
            .html();
    assertEquals(9, occurrences(page, ESCAPED));
    assertFalse(page.contains("<b>"));
  }

  @Test
  void namesAndValuesKeepTheirOrder() {
    String page = new HtmlReport("T").keyValues(new TreeMap<>(Map.of("b", "2", "a", "1"))).html();
    assertTrue(
        page.contains(
            "<dl>\n<dt>a</dt><dd dir=\"auto\">1</dd>\n<dt>b</dt><dd dir=\"auto\">2</dd>\n</dl>"));
  }

  @Test
  void nothingIsFetched() {
    String page = SampleReport.page().html();
    String comments = "/\\*.*?\\*/";
    String code = Pattern.compile(comments, Pattern.DOTALL).matcher(page).replaceAll("");
    assertFalse(code.contains("http://"));
    assertFalse(code.contains("https://"));
    assertFalse(
        Pattern.compile("(src=|@import|url\\(|fetch\\(|XMLHttp|import\\()").matcher(code).find());
    List<String> links = found(code, "href=\"([^\"]*)\"");
    assertEquals(List.of("data:,"), links);
  }

  @Test
  void thePolicyAllowsWhatIsInsideAndNothingElse() {
    String page = SampleReport.page().html();
    String policy = found(page, "Content-Security-Policy\" content=\"([^\"]*)\"").get(0);
    assertTrue(policy.startsWith("default-src 'none'; base-uri 'none'; form-action 'none';"));
    for (String tag : List.of("style", "script")) {
      List<String> contents = found(page, "<" + tag + ">(.*?)</" + tag + ">");
      assertEquals(2, contents.size());
      contents.forEach(content -> assertTrue(policy.contains(PageParts.policyHash(content))));
    }
    assertFalse(policy.contains("unsafe"));
    assertFalse(found(page, "(<[a-z][^<>]* style=)").iterator().hasNext());
  }

  @Test
  void theChartLibraryComesWithItsLicence() {
    String page = SampleReport.page().html();
    assertTrue(page.contains("/*! https://github.com/leeoniya/uPlot (v1.6.30) */"));
    assertTrue(page.contains("Charts drawn by uPlot 1.6.30"));
    assertTrue(page.contains("The MIT License (MIT)\n\nCopyright (c) 2022 Leon Sorokin"));
    assertTrue(page.contains("The above copyright notice and this permission notice shall be"));
  }

  @Test
  void aPageWithoutChartsHasNoScript() {
    String page = new HtmlReport("T").paragraph("p").html();
    assertFalse(page.contains("<script"));
    assertTrue(page.contains("script-src 'none'"));
    assertTrue(page.length() < 12_000, () -> page.length() + " characters");
  }

  @Test
  void phonesDarkModeAndReadersAreServed() {
    String page = SampleReport.page().html();
    assertTrue(
        page.startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"));
    assertTrue(page.contains("name=\"viewport\" content=\"width=device-width, initial-scale=1\""));
    assertTrue(page.contains("@media (prefers-color-scheme: dark)"));
    assertTrue(page.contains("<noscript><p class=\"hint\">The charts are drawn by a script"));
    assertEquals(occurrences(page, "<table "), occurrences(page, "<caption>"));
  }

  @Test
  void elementsAreClosed() {
    String page = SampleReport.page().html();
    String markup =
        Pattern.compile("<(script|style)[^>]*>.*?</\\1>", Pattern.DOTALL)
            .matcher(page)
            .replaceAll("");
    for (String tag :
        List.of(
            "html",
            "head",
            "body",
            "main",
            "footer",
            "figure",
            "figcaption",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "dl",
            "dt",
            "dd",
            "p",
            "span",
            "pre",
            "details",
            "summary",
            "div")) {
      assertEquals(
          found(markup, "(<" + tag + "[ >])").size(), occurrences(markup, "</" + tag + ">"), tag);
    }
  }

  @Test
  void theSameCallsGiveTheSameFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("out/report.html");
    SampleReport.page().write(file);
    assertEquals(SampleReport.page().html(), Files.readString(file));
  }

  private static int occurrences(String text, String part) {
    return found(text, "(" + Pattern.quote(part) + ")").size();
  }

  private static List<String> found(String text, String regex) {
    Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(text);
    return matcher.results().map(result -> result.group(1)).toList();
  }
}
