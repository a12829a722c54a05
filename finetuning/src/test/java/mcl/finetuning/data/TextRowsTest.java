package mcl.finetuning.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextRowsTest {
  private static final Columns COLUMNS = Columns.of("sentence", "label");

  @TempDir Path folder;

  @Test
  void readsTheNamedColumnsWhereverTheyStand() throws IOException {
    Path file = write("a.tsv", "id\tlabel\tsentence\n7\tyes\tIt rains.\n8\tno\tIt does not.\n");
    assertEquals(
        List.of(
            Example.of("It rains.", "yes", file + ", line 2"),
            Example.of("It does not.", "no", file + ", line 3")),
        read(file));
  }

  @Test
  void quotesBlanksAndAnyScriptAreText() throws IOException {
    Path file =
        write("a.txt", "sentence\tlabel\n \"half a quote\t1\nгрязь, 泥, \uD83D\uDE00 \t \"0\"\n");
    List<Example> rows = read(file);
    assertEquals(" \"half a quote", rows.get(0).texts().get(0));
    assertEquals("грязь, 泥, \uD83D\uDE00 ", rows.get(1).texts().get(0));
    assertEquals(new Label.Name(" \"0\""), rows.get(1).label());
  }

  @Test
  void emptyLinesWindowsLinesAndByteOrderMarksDoNotMatter() throws IOException {
    Path table = write("a.tsv", "\uFEFFsentence\tlabel\r\n\r\nIt rains.\tyes\r\n");
    assertEquals(List.of(Example.of("It rains.", "yes", table + ", line 3")), read(table));
    Path json = write("a.jsonl", "\uFEFF{\"sentence\": \"x\", \"label\": \"y\"}\r\n \n");
    assertEquals(List.of(Example.of("x", "y", json + ", line 1")), read(json));
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
            Example.of("one", "1", file + ", line 1"),
            Example.of("two", "true", file + ", line 3")),
        read(file));
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
        "sentence;label# | holds no row that can be used.",
        "label;sentence;x;label#x;y;z;a | , line 1: columns 1 and 4 are both named \"label\". Rename",
      })
  void refusesTablesThatItCannotUse(String content, String expected) throws IOException {
    assertRefused(write("a.tsv", content.replace(';', '\t').replace('#', '\n')), expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'sentence,label', looks comma-separated (CSV): sentence",
    "sentence;label, looks semicolon-separated (CSV): sentence;label. Columns are separated by tabs",
  })
  void recognisesOtherTables(String header, String expected) throws IOException {
    assertRefused(write("a.tsv", header + "\nx,y\n"), ", line 1: the header has no tab; the file ");
    assertRefused(write("a.tsv", header + "\nx,y\n"), expected);
  }

  @Test
  void namesInMessagesArePrintableAndShort() throws IOException {
    String header = "a\u001B[2J\t" + "\uD83D\uDE00".repeat(41) + "\n";
    assertRefused(
        write("a.tsv", header), "has: a\uFFFD[2J, " + "\uD83D\uDE00".repeat(40) + ".... Name");
  }

  @Test
  void refusesAnEmptyTable() throws IOException {
    assertRefused(write("a.tsv", ""), " is empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"sentence\": \"x\"} | , line 1: no field \"label\". The row has: sentence. Name the fields",
        "{\"sentence\": \"x\", \"lable\": 1} | no field \"label\". Did you mean \"lable\"? Name the",
        "{\"sentence\": null, \"label\": 1} | , line 1: field \"sentence\" is null; expected a text",
        "{\"sentence\": [\"x\"], \"label\": 1} | , line 1: field \"sentence\" is an array; expected a",
        "{\"sentence\": \"\", \"label\": 1} | , line 1: the text is empty.",
        "#{\"sentence\": \"x\", \"label\": | , line 2: not valid JSON. Unexpected end-of-input",
        "{\"sentence\": \"x\", \"label\": 1} {} | , line 1: not valid JSON. There is more text behind",
        "{\"sentence\": \"x\", \"sentence\": \"y\", \"label\": 1} | , line 1: not valid JSON. Duplicate field 'sentence'.",
        "[\"x\", \"y\"] | , line 1: expected a JSON object, but there is an array. One JSON object",
        "\"x\" | , line 1: expected a JSON object, but there is a text.",
        "[#{\"sentence\": \"x\"}#] | . One JSON object is expected on each line",
        "{#\"data\": []#} | . One JSON object is expected on each line, not one on several",
        "{\"data\": [{\"paragraphs\": [{\"qas\": []}]}]} | form: mcl predict reads it with --input-format squad",
        "{\"data\": [{\"paragraphs\": [{\"qas\": [{\"id\" | . It looks like a file in SQuAD",
        "# | holds no row that can be used.",
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
    assertRefused(file, ", line 2: not UTF-8. Convert the file");
  }

  @Test
  void otherLineBreaksAreText() throws IOException {
    Path file = write("a.tsv", "sentence\tlabel\none\u2028two\rthree\u0085\ta\n");
    assertEquals("one\u2028two\rthree\u0085", read(file).get(0).texts().get(0));
  }

  @Test
  void rowsThatCannotBeUsedAreCountedIfWanted() throws IOException {
    Path file = write("a.tsv", "sentence\tlabel\none\ta\n\t\nthree\ntwo\tb\n");
    BadRows bad = BadRows.skipped();
    List<Example> rows = TextRows.read(file, COLUMNS, LabelForm.NAME, bad);
    assertEquals(2, rows.size());
    assertEquals(2, bad.count());
    assertEquals(file + ", line 3: the text is empty.", bad.first());
    assertRefused(file, ", line 3: the text is empty. To leave such rows out: --skip-bad-rows.");
  }

  @Test
  void leavingRowsOutIsNoAdviceWhereItWouldLeaveOutAll() throws IOException {
    String odd = "{\"text\": \"x\", \"label\": 1}\n";
    Path file = write("a.jsonl", odd + odd);
    String message = assertThrows(UserException.class, () -> read(file)).getMessage();
    assertFalse(message.contains("--skip-bad-rows"), message);
    BadRows bad = BadRows.skipped();
    String all =
        assertThrows(UserException.class, () -> TextRows.read(file, COLUMNS, LabelForm.NAME, bad))
            .getMessage();
    assertTrue(all.contains("The first that was left out: " + file + ", line 1: no field"), all);
    Path late = write("b.jsonl", odd.replace("text", "sentence") + odd);
    assertRefused(late, "To leave such rows out: --skip-bad-rows.");
  }

  @Test
  void scoresAreNumbers() throws IOException {
    Path file = write("a.tsv", "sentence\tlabel\none\t-2.50\ntwo\t1e2\nthree\thigh\n");
    BadRows bad = BadRows.skipped();
    List<Example> rows = TextRows.read(file, COLUMNS, LabelForm.SCORE, bad);
    assertEquals(new Label.Score(-2.5), rows.get(0).label());
    assertEquals(new Label.Score(100), rows.get(1).label());
    assertEquals(file + ", line 4: the score \"high\" is no number.", bad.first());
  }

  @Test
  void pairsHaveTwoColumns() throws IOException {
    Path file = write("a.tsv", "b\tlabel\ta\nsecond\tx\tfirst\n");
    Columns pair = new Columns(List.of("a", "b"), Optional.empty());
    Example row = TextRows.read(file, pair, LabelForm.NAME, BadRows.refused()).get(0);
    assertEquals(List.of("first", "second"), row.texts());
    assertEquals(new Label.Unknown(), row.label());
  }

  private static List<Example> read(Path file) {
    return TextRows.read(file, COLUMNS, LabelForm.NAME, BadRows.refused());
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static void assertRefused(Path file, String expected) {
    String message = assertThrows(UserException.class, () -> read(file)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    assertTrue(message.contains(expected), message);
  }
}
