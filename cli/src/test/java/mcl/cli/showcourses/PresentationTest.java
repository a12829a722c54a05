package mcl.cli.showcourses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mcl.cli.terminal.Terminal;
import mcl.courses.DetectionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PresentationTest {
  private static String printed(Presentation presentation, int width, boolean colour) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    presentation.print(new Terminal(out, out, width, colour, Optional.empty()));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Presentation of(CourseView course) {
    return of(course, Schooling.NONE);
  }

  private static Presentation of(CourseView course, Schooling schooling) {
    return new Presentation(Map.of(), Optional.empty(), List.of(course), schooling);
  }

  /** From a heading to the next, without both. */
  private static String section(String printed, String heading) {
    String rest = printed.substring(printed.indexOf(heading + "\n─"));
    String body = rest.substring(rest.indexOf('\n', heading.length() + 1) + 1);
    int end = body.indexOf("─");
    return end < 0
        ? body
        : body.substring(0, body.lastIndexOf('\n', body.lastIndexOf('\n', end) - 1));
  }

  @Test
  void aCourse_isReadLineByLine() {
    String printed = printed(of(SampleCourses.replaced()), 100, false);
    assertTrue(
        printed.contains(
            """
              text        [CLS]  the      <old>   dog     ##s    sleeps   [SEP]
              G reads     ·      ·        [MASK]  [MASK]  ·      sleeps   ·
              G writes                    &       猫             sleeps
              truth gets                  3%      20%            100%
              D says      <1%    11%      >99%    30%     >50%   5%       <1%
              cell               settled  caught  fooled  alarm  settled

            Notebook: 2 settled, 1 alarm, 1 fooled, 1 caught.
            """),
        printed);
  }

  @Test
  void corrections_showWhatIsAskedAgain() {
    String printed = printed(of(SampleCourses.replaced()), 100, false);
    assertEquals(
        """
        Re-generation: what D caught was too easy to find. G reads the original text with a mask at these
        places alone, and learns the true tokens. It says its likeliest token; what the truth got is from
        before.

          text        [CLS]  the  <old>   dog  ##s  sleeps  [SEP]
          G reads     ·      ·    [MASK]  ·    ·    ·       ·
          G says                  <old>
          truth got               3%
          truth gets              40%

        Re-discrimination: D reads the text with what it caught put right, so that poor guesses can no
        longer mislead it, and is asked again where it was wrong. A token is written out where it was put
        right, or is still another than that of the text.

          text      [CLS]  the  <old>  dog       ##s       sleeps  [SEP]
          D reads   ·      ·    <old>  猫        ·         ·       ·
          D said                       30%       >50%
          D says                       60%       31%
          right is                     replaced  original

        """,
        section(printed, "Corrections (re_rtd)"));
  }

  @Test
  void nothingToCorrect_isSaid() {
    String printed = printed(of(SampleCourses.withoutMistakes()), 100, false);
    assertEquals(
        """
        Re-generation: D caught nothing, so G has nothing to fill in again.

        Re-discrimination: D was right everywhere, so it is asked nothing again.

        """,
        section(printed, "Corrections (re_std)"));
  }

  @Test
  void withoutTruth_thereIsNeitherNotebookNorCorrection() {
    String printed = printed(of(SampleCourses.inserted()), 100, false);
    assertTrue(
        printed.contains(
            """
            Tokens cut from the end to make room: 1.

              text      the    –       –
              G reads   ·      [MASK]  [MASK]
              G writes         of      and
              D says    70%    90%     20%
              D is      wrong  right   wrong

            D found 1 of 2 tokens that do not belong, and suspected 1 of 1 that do (special tokens are counted
            too).
            """),
        printed);
    assertFalse(printed.contains("Corrections"));
    assertFalse(printed.contains("cells of the notebook"));
  }

  @Test
  void withoutSlots_theDiscriminatorsTextHasALineOfItsOwn() {
    String printed = printed(of(SampleCourses.withoutSlots()), 100, false);
    assertTrue(
        printed.contains(
            """
              text     the    dog
              D reads  ·      the
              D says   90%    80%
              cell     alarm  caught
            """),
        printed);
    assertTrue(printed.contains("D reads  What stands before D, where G writes nothing."), printed);
    assertFalse(printed.contains("G writes  "), "what is not there is not explained");
    String corrections = section(printed, "Corrections (re_rtd)");
    assertFalse(corrections.contains("truth got"), corrections);
    assertFalse(corrections.contains("guesses"), corrections);
    assertTrue(corrections.contains("truth gets       40%"), corrections);
  }

  @Test
  void withoutACatch_nothingIsShownTwice() {
    String printed = printed(of(SampleCourses.withoutCatch()), 100, false);
    String corrections = section(printed, "Corrections (re_rtd)");
    assertTrue(
        corrections.endsWith(
            """
            Re-discrimination: nothing was put right, so D reads the same and is asked again where it was wrong.

            """),
        corrections);
    assertFalse(corrections.contains("D said"), corrections);
  }

  @Test
  void whatWasNotTrained_isSaid() {
    List<DetectionKind> replaced = List.of(DetectionKind.REPLACED_TOKEN);
    String course = "This course was not part of the training.";
    String correction = "This correction was not part of the training.";
    String all =
        printed(of(SampleCourses.replaced(), new Schooling(true, replaced, replaced)), 99, false);
    assertFalse(all.contains(course) || all.contains(correction), all);
    String first =
        printed(of(SampleCourses.replaced(), new Schooling(true, replaced, List.of())), 99, false);
    assertTrue(!first.contains(course) && first.contains(correction), first);
    String none =
        printed(of(SampleCourses.inOrder(2), new Schooling(true, replaced, replaced)), 99, false);
    assertTrue(none.contains(course) && none.contains(correction), none);
  }

  @Test
  void colours_changeNothingElse() {
    String coloured = printed(SampleCourses.presentation(), 60, true);
    assertTrue(coloured.contains("\u001b[32mcaught\u001b[0m"));
    assertTrue(coloured.contains("\u001b[31mfooled\u001b[0m"));
    assertTrue(coloured.contains("\u001b[2m·\u001b[0m"));
    assertEquals(
        printed(SampleCourses.presentation(), 60, false),
        coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void lines_keepToTheWidth() {
    printed(SampleCourses.presentation(), 40, false)
        .lines()
        .forEach(line -> assertTrue(line.length() <= 40, line));
  }

  @Test
  void page_saysTheSame() {
    String page = SampleCourses.presentation().page().html();
    assertTrue(page.contains("<p class=\"note\" role=\"note\">Something is cut.</p>"));
    assertTrue(page.contains("<h2>Corrections (re_rtd)</h2>"));
    assertTrue(page.contains("<p>Notebook: 2 settled, 1 alarm, 1 fooled, 1 caught.</p>"));
    assertTrue(
        page.contains(
            "<th scope=\"col\">place</th><th scope=\"col\">text</th><th scope=\"col\">G reads</th>"));
    assertTrue(page.contains("<td class=\"good\" dir=\"auto\">caught</td>"));
    assertTrue(page.contains("<td dir=\"auto\">&lt;old&gt;</td>"));
    assertFalse(page.contains("<old>"));
    assertFalse(page.contains("style=\""));
    assertTrue(page.contains("<p>Green: right, or caught."));
  }

  @Test
  void page_setsNumbersRightInEveryTable() {
    String page = SampleCourses.presentation().page().html();
    for (String head : new String[] {"truth gets", "truth got", "D said", "D says"}) {
      assertTrue(page.contains("<th scope=\"col\" class=\"number\">" + head + "</th>"), head);
      assertFalse(page.contains("<th scope=\"col\">" + head + "</th>"), head);
    }
  }

  @Test
  void page_leavesOutWhatIsNotCorrected() {
    String page = of(SampleCourses.replaced()).page().html();
    String table = page.substring(page.indexOf("<caption>Re-generation"));
    String rows = table.substring(table.indexOf("<tbody>"), table.indexOf("</tbody>"));
    assertEquals(2, rows.split("<tr>").length);
    assertTrue(rows.contains("<th scope=\"row\" dir=\"auto\">3</th>"), rows);
  }

  @Test
  void page_isWritten(@TempDir Path folder) throws Exception {
    Presentation presentation = SampleCourses.presentation();
    presentation.write(folder.resolve("new/courses.html"));
    assertEquals(presentation.page().html(), Files.readString(folder.resolve("new/courses.html")));
  }
}
