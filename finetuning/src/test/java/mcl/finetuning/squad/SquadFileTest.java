package mcl.finetuning.squad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import mcl.base.check.UserException;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SquadFileTest {
  private static final String GOOD =
      question("q1", "'answers': [{'text': 'dog', 'answer_start': 6}]");
  private static final String NONE = question("q2", "'answers': [], 'is_impossible': true");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("dev.json");
  }

  @Test
  void answersStandWherePythonCountsThem() throws IOException {
    Example row = read(false, GOOD, BadRows.refused()).get(0);
    assertEquals(List.of("What?", "The \uD83D\uDC36 dog sat."), row.texts());
    assertEquals(new Label.Answers(List.of(new Label.Answer("dog", 7))), row.label());
    assertEquals("q1", row.id());
  }

  @Test
  void whatOfAnswersCountsIsUpToTheReader() throws IOException {
    String misplaced = question("q4", "'answers': [{'text': 'cat'}], 'is_impossible': true");
    String all = NONE + "," + question("q3", "'is_impossible': false") + "," + misplaced;
    BadRows bad = BadRows.skipped();
    assertEquals(List.of(new Label.Answers(List.of())), labels(all, AnswerRule.PLACES, bad));
    assertEquals(2, bad.count());
    assertEquals(
        List.of(new Label.Answers(List.of()), new Label.Unknown()),
        labels(all, AnswerRule.IF_KNOWN, BadRows.skipped()));
    List<Label> texts = labels(all, AnswerRule.TEXTS, BadRows.skipped());
    assertEquals(2, texts.size());
    assertEquals("cat", ((Label.Answers) texts.get(1)).all().get(0).text());
    assertEquals(
        Collections.nCopies(3, new Label.Unknown()),
        labels(all, AnswerRule.IGNORED, BadRows.refused()));
  }

  private List<Label> labels(String questions, AnswerRule rule, BadRows bad) throws IOException {
    return read(true, questions, rule, bad).stream().map(Example::label).toList();
  }

  @Test
  void whenNoQuestionIsLeftTheFirstOneIsTold() {
    String message =
        assertThrows(
                UserException.class,
                () -> read(false, question("q", "'answers': 1"), BadRows.skipped()))
            .getMessage();
    assertTrue(message.contains("holds no row that can be used"), message);
    assertTrue(message.contains("there is no array \"answers\""), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'answers': [{'text': 'dog', 'answer_start': 7}]|but at 6 (characters are counted from 0)",
        "'answers': [{'text': 'cat', 'answer_start': 999}]|at answer_start 999, nor anywhere else",
        "'answers': [{'text': 'dog'}]|an answer needs a text and answer_start",
        "'answers': [], 'is_impossible': true|as in SQuAD 2.0: that is --task squad2, not squad1",
        "'answers': [{'text': 'dog', 'answer_start': 6}], 'is_impossible': true|SQuAD 2.0",
        "'answers': [], 'is_impossible': false|is_impossible is false, but there are 0 answers",
      })
  void aBadQuestionIsNamedOrLeftOut(String fields, String expected) throws IOException {
    String both = GOOD + "," + question("bad", fields);
    String message =
        assertThrows(UserException.class, () -> read(false, both, BadRows.refused())).getMessage();
    assertTrue(message.contains("dev.json, question 2 (id bad)"), message);
    assertTrue(message.contains(expected), message);
    assertTrue(message.endsWith("--skip-bad-rows."), message);
    BadRows skipped = BadRows.skipped();
    assertEquals(1, read(false, both, skipped).size());
    assertEquals(1, skipped.count());
  }

  @Test
  void anArticleWithoutParagraphsIsABadRow() throws IOException {
    Files.writeString(
        file, "{\"data\": [{\"title\": \"t\"}, {\"paragraphs\": [{\"context\": \"c\"}]}]}");
    BadRows bad = BadRows.skipped();
    assertThrows(UserException.class, () -> SquadFile.read(file, true, AnswerRule.PLACES, bad));
    assertEquals(2, bad.count());
    assertTrue(bad.report().orElseThrow().contains("article 1: there is no array \"paragraphs\""));
  }

  @Test
  void twoQuestionsWithOneIdAreRefused() {
    String message =
        assertThrows(UserException.class, () -> read(false, GOOD + "," + GOOD, BadRows.refused()))
            .getMessage();
    assertTrue(message.contains("another question has the same id"), message);
  }

  @ParameterizedTest
  @CsvSource({
    "sentence\tlabel, not valid JSON. Unrecognized token 'sentence'",
    "{\"data\": [, not valid JSON. Unexpected end-of-input",
    "{\"version\": 1}, expected an object with the array",
    "[], expected an object with the array",
    "{\"data\": []}, holds no questions",
  })
  void anotherFileIsRecognised(String text, String expected) throws IOException {
    Files.writeString(file, text);
    String message =
        assertThrows(
                UserException.class,
                () -> SquadFile.read(file, true, AnswerRule.PLACES, BadRows.refused()))
            .getMessage();
    assertTrue(message.contains(expected), message);
  }

  @Test
  void aFileThatIsNotUtf8IsCalledSo() throws IOException {
    Files.write(file, new byte[] {'{', '\n', '"', (byte) 0xE9, '"'});
    String message =
        assertThrows(
                UserException.class,
                () -> SquadFile.read(file, true, AnswerRule.PLACES, BadRows.refused()))
            .getMessage();
    assertTrue(message.startsWith(file + ", line 2: not UTF-8"), message);
  }

  private List<Example> read(boolean unanswerable, String questions, BadRows bad)
      throws IOException {
    return read(unanswerable, questions, AnswerRule.PLACES, bad);
  }

  private List<Example> read(boolean unanswerable, String questions, AnswerRule rule, BadRows bad)
      throws IOException {
    String text =
        "{'version': 'x', 'data': [{'title': 't', 'paragraphs': [{'context': 'The \uD83D\uDC36 dog"
            + " sat.', 'qas': ["
            + questions
            + "]}]}]}";
    Files.writeString(file, text.replace('\'', '"'));
    return SquadFile.read(file, unanswerable, rule, bad);
  }

  private static String question(String id, String fields) {
    return "{'id': '" + id + "', 'question': 'What?', " + fields + "}";
  }
}
