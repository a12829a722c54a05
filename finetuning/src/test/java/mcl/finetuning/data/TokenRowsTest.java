package mcl.finetuning.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.finetuning.task.TokenLabeling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenRowsTest {
  private static final Columns ENDS = Columns.of("1", "-1");

  @TempDir Path folder;

  @Test
  void conllSentencesEndAtEmptyLines() throws IOException {
    Path file =
        write(
            "a.conll",
            "-DOCSTART- -X- -X- O\n\nEU NNP B-NP B-ORG\nrejects VBZ B-VP O\n\n\n. . O O\n");
    assertEquals(
        List.of(
            new Example(
                List.of("EU", "rejects"),
                new Label.Tags(List.of("B-ORG", "O")),
                file + ", lines 3-4"),
            new Example(List.of("."), new Label.Tags(List.of("O")), file + ", line 7")),
        TokenRows.read(file, ENDS, BadRows.refused()));
  }

  @Test
  void columnsAreNumberedAndMayBeSeparatedByTabs() throws IOException {
    Path file = write("a.tsv", "1\tin front\tADP\n2\tof\tADP\n");
    Example row = TokenRows.read(file, Columns.of("2", "3"), BadRows.refused()).get(0);
    assertEquals(List.of("in front", "of"), row.texts());
    assertEquals(new Label.Tags(List.of("ADP", "ADP")), row.label());
  }

  @Test
  void jsonLinesHaveTwoArrays() throws IOException {
    Path file =
        write("a.jsonl", "{\"tokens\": [\"EU\", \"rejects\"], \"tags\": [3, 0], \"id\": \"7\"}\n");
    Example row = TokenRows.read(file, Columns.of("tokens", "tags"), BadRows.refused()).get(0);
    assertEquals(List.of("EU", "rejects"), row.texts());
    assertEquals(new Label.Tags(List.of("3", "0")), row.label());
  }

  @Test
  void withoutLabelsWordsAlone() throws IOException {
    Columns words = new Columns(List.of("1"), Optional.empty());
    Path file = write("a.conll", "one\ntwo\n\n");
    Example row = TokenRows.read(file, words, BadRows.refused()).get(0);
    assertEquals(
        new Example(List.of("one", "two"), new Label.Unknown(), file + ", lines 1-2"), row);
  }

  @Test
  void aSentenceWithABadLineIsLeftOutWhole() throws IOException {
    Path file = write("a.conll", "one O\n\ntwo O\nthree\nfour O\n\nfive O\n");
    BadRows bad = BadRows.skipped();
    assertEquals(2, TokenRows.read(file, ENDS, bad).size());
    assertEquals(1, bad.count());
    assertEquals(
        file + ", line 4: 1 column; expected a word in column 1 and its label in column -1.",
        bad.first());
  }

  @Test
  void commentsArePassedOverButNotTheSign() throws IOException {
    String text =
        "# newdoc id = a\n# newpar\n# text = one #1\none\tNUM\n#\tSYM\n# x = y\n1\tNUM\n\n# O\n";
    Path file = write("a.conllu", text.replace("# O", "#\tO"));
    List<Example> rows = TokenRows.read(file, ENDS, BadRows.refused());
    assertEquals(List.of("one", "#", "1"), rows.get(0).texts());
    assertEquals(file + ", lines 4-7", rows.get(0).place());
    assertEquals(List.of("#"), rows.get(1).texts());
  }

  @Test
  void allLinesHaveTheColumnsOfTheFirst() throws IOException {
    Path file = write("a.conll", "-DOCSTART-\n\none O\n\nNew York B-LOC\nis O\n\ntwo O\n");
    BadRows bad = BadRows.skipped();
    assertEquals(2, TokenRows.read(file, ENDS, bad).size());
    assertEquals(1, bad.count());
    assertEquals(file + ", line 5: 3 columns; the lines before have 2.", bad.first());
  }

  @ParameterizedTest
  @CsvSource({"token\tner_tag", "WORD POS chunk Tag", "Tokens label"})
  void aHeaderIsRefusedWhateverIsSkipped(String header) throws IOException {
    Path file = write("a.conll", header.translateEscapes() + "\none O\n");
    String message =
        assertThrows(UserException.class, () -> TokenRows.read(file, ENDS, BadRows.skipped()))
            .getMessage();
    assertTrue(message.startsWith(file + ", line 1: this is a header"), message);
    assertTrue(message.endsWith("CoNLL columns have no header line; delete it."), message);
  }

  @Test
  void aWordMayBeCalledWord() throws IOException {
    Path file = write("a.conll", "Word O\ntag O\n");
    assertEquals(1, TokenRows.read(file, ENDS, BadRows.refused()).size());
  }

  @Test
  void testFilesMayHaveWordsAlone() throws IOException {
    Path file = write("a.conll", "token\ntwo\n\nthree\n");
    List<Example> rows = TokenRows.read(file, ENDS.ofTestFile(), BadRows.refused());
    assertEquals(2, rows.size());
    assertFalse(rows.get(0).isLabeled());
    Path mixed = write("b.conll", "one\n\ntwo O\n");
    BadRows bad = BadRows.skipped();
    assertEquals(1, TokenRows.read(mixed, ENDS.ofTestFile(), bad).size());
    assertEquals(mixed + ", line 3: 2 columns; the lines before have 1.", bad.first());
  }

  @Test
  void anEmptyLabelIsCalledSo() throws IOException {
    Path file = write("a.conll", "one\tX\tO\ntwo\tX\t\n");
    String message =
        assertThrows(UserException.class, () -> TokenRows.read(file, ENDS, BadRows.refused()))
            .getMessage();
    assertTrue(message.startsWith(file + ", line 2: the label, column 3, is empty."), message);
  }

  /** The sentence has a place, and its words are counted. */
  @Test
  void aLabelOfNoClassIsFound() throws IOException {
    Path file = write("a.conll", "one O\n\ntwo O\nthree B-LCO\n");
    Example row = TokenRows.read(file, ENDS, BadRows.refused()).get(1);
    TokenLabeling task = new TokenLabeling(LabelSet.of(List.of("B-LOC", "O")));
    String message = assertThrows(UserException.class, () -> task.require(row)).getMessage();
    String expected =
        file
            + ", lines 3-4, word 2 (\"three\"): the label \"B-LCO\" is none of this task: B-LOC, O.";
    assertEquals(expected, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"tokens\": [\"a\"], \"tags\": [\"O\", \"O\"]} | 1 words, but 2 labels.",
        "{\"tokens\": [], \"tags\": []} | the sentence has no words.",
        "{\"tokens\": \"a b\", \"tags\": [\"O\"]} | field \"tokens\" is a text; expected an array",
        "{\"tokens\": [\"a\", null], \"tags\": [\"O\"]} | value 2 of the array \"tokens\" is null; expected",
        "{\"tokens\": [\"a\"]} | no field \"tags\". The row has: tokens.",
        "not JSON | not valid JSON. Unrecognized token 'not'",
      })
  void refusesJsonThatItCannotUse(String line, String expected) throws IOException {
    Path file = write("a.json", line + "\n");
    BadRows bad = BadRows.skipped();
    assertThrows(
        UserException.class, () -> TokenRows.read(file, Columns.of("tokens", "tags"), bad));
    assertEquals(1, bad.count());
    String start = file + ", line 1: " + expected;
    assertEquals(start, bad.first().substring(0, Math.min(start.length(), bad.first().length())));
  }

  @Test
  void columnsThatAreNoNumbersAreRefused() throws IOException {
    Path file = write("a.conll", "one O\n");
    assertThrows(
        UserException.class,
        () -> TokenRows.read(file, Columns.of("word", "tag"), BadRows.refused()));
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
