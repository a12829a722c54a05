package mcl.finetuning.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
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
                List.of("EU", "rejects"), new Label.Tags(List.of("B-ORG", "O")), file + ", line 3"),
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
    assertEquals(new Example(List.of("one", "two"), new Label.Unknown(), file + ", line 1"), row);
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"tokens\": [\"a\"], \"tags\": [\"O\", \"O\"]} | 1 words, but 2 labels.",
        "{\"tokens\": [], \"tags\": []} | the sentence has no words.",
        "{\"tokens\": \"a b\", \"tags\": [\"O\"]} | expected an array of texts as field \"tokens\".",
        "{\"tokens\": [null], \"tags\": [\"O\"]} | expected an array of texts as field \"tokens\".",
        "{\"tokens\": [\"a\"]} | expected an array of texts as field \"tags\".",
        "not JSON | not valid JSON.",
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
