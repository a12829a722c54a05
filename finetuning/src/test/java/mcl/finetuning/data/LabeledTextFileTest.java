package mcl.finetuning.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabeledTextFileTest {
  private static final Columns COLUMNS = new Columns("sentence", "label");

  @TempDir Path folder;

  @Test
  void readsTheNamedColumnsWhereverTheyStand() throws IOException {
    Path file = write("a.tsv", "id\tlabel\tsentence\n7\tyes\tIt rains.\n8\tno\tIt does not.\n");
    assertEquals(
        List.of(
            new LabeledText("It rains.", "yes", file + ", line 2"),
            new LabeledText("It does not.", "no", file + ", line 3")),
        LabeledTextFile.read(file, COLUMNS));
  }

  @Test
  void quotesBlanksAndAnyScriptAreText() throws IOException {
    Path file =
        write("a.txt", "sentence\tlabel\n \"half a quote\t1\nгрязь, 泥, \uD83D\uDE00 \t \"0\"\n");
    List<LabeledText> rows = LabeledTextFile.read(file, COLUMNS);
    assertEquals(" \"half a quote", rows.get(0).text());
    assertEquals("грязь, 泥, \uD83D\uDE00 ", rows.get(1).text());
    assertEquals(" \"0\"", rows.get(1).label());
  }

  @Test
  void emptyLinesWindowsLinesAndByteOrderMarksDoNotMatter() throws IOException {
    Path table = write("a.tsv", "\uFEFFsentence\tlabel\r\n\r\nIt rains.\tyes\r\n");
    assertEquals(
        List.of(new LabeledText("It rains.", "yes", table + ", line 3")),
        LabeledTextFile.read(table, COLUMNS));
    Path json = write("a.jsonl", "\uFEFF{\"sentence\": \"x\", \"label\": \"y\"}\r\n \n");
    assertEquals(
        List.of(new LabeledText("x", "y", json + ", line 1")), LabeledTextFile.read(json, COLUMNS));
  }

  @Test
  void labelsInJsonMayBeNumbersOrTruthValues() throws IOException {
    Path file =
        write(
            "a.json",
            "{\"label\": 1, \"sentence\": \"one\", \"more\": [1]}\n\n"
                + "{\"sentence\": \"two\", \"label\": true}\n");
    assertEquals(
        List.of(
            new LabeledText("one", "1", file + ", line 1"),
            new LabeledText("two", "true", file + ", line 3")),
        LabeledTextFile.read(file, COLUMNS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sentence;lable#x;y# | , line 1: no column \"label\". Did you mean \"lable\"? Name the",
        "first;second#x;y# | , line 1: no column \"sentence\". The header has: first, second.",
        "sentence;label#x;y#only one# | , line 3: 1 columns; the header has 2.",
        "sentence;label#x;y;z# | , line 2: 3 columns; the header has 2.",
        "sentence;label##x;# | , line 3: the label is empty.",
        "sentence;label#  ;y# | , line 2: the text is empty.",
        "sentence;label# | holds no labelled row.",
      })
  void refusesTablesThatItCannotUse(String content, String expected) throws IOException {
    assertRefused(write("a.tsv", content.replace(';', '\t').replace('#', '\n')), expected);
  }

  @Test
  void refusesAnEmptyTable() throws IOException {
    assertRefused(write("a.tsv", ""), " is empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"sentence\": \"x\"} | , line 1: no field \"label\". Name the fields with --text-column",
        "{\"sentence\": null, \"label\": 1} | , line 1: no field \"sentence\"",
        "{\"sentence\": [\"x\"], \"label\": 1} | , line 1: no field \"sentence\"",
        "{\"sentence\": \"\", \"label\": 1} | , line 1: the text is empty.",
        "#{\"sentence\": \"x\", \"label\": | , line 2: not valid JSON.",
        "{\"sentence\": \"x\", \"label\": 1} {} | , line 1: not valid JSON.",
        "{\"sentence\": \"x\", \"sentence\": \"y\", \"label\": 1} | , line 1: not valid JSON.",
        "[\"x\", \"y\"] | , line 1: no field \"sentence\"",
        "\"x\" | , line 1: no field \"sentence\"",
        "# | holds no labelled row.",
      })
  void refusesJsonThatItCannotUse(String content, String expected) throws IOException {
    assertRefused(write("a.jsonl", content.replace('#', '\n')), expected);
  }

  @Test
  void read_whenThereIsNoSuchFile() {
    assertRefused(folder.resolve("none.tsv"), " does not exist.");
  }

  @Test
  void read_whenItIsAFolder() {
    assertRefused(folder, " cannot be read");
  }

  @Test
  void read_whenItIsNotUtf8() throws IOException {
    Path file = folder.resolve("a.tsv");
    Files.write(file, "sentence\tlabel\nGrüße\t1\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(file, " is not UTF-8. Convert it");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static void assertRefused(Path file, String expected) {
    String message =
        assertThrows(UserException.class, () -> LabeledTextFile.read(file, COLUMNS)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    assertTrue(message.contains(expected), message);
  }
}
