package mcl.cli.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.finetuning.data.Columns;
import mcl.finetuning.data.RowFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InputFormatTest {
  private static final Columns TEXT = new Columns(List.of("text"), Optional.empty());
  private static final String CONLL = "--input-format conll";

  @ParameterizedTest
  @CsvSource({"a.tsv,TSV", "a.jsonl,JSONL", "a.conll,CONLL", "a.txt,LINES", "csv,LINES"})
  void aNameTellsTheFormat(Path file, InputFormat expected) {
    assertEquals(expected, InputFormat.of(file));
  }

  @ParameterizedTest
  @CsvSource({"a.csv", "A.CSV"})
  void commasAreNotTakenForTexts(Path file) {
    String message = refused(() -> InputFormat.of(file));
    assertTrue(message.startsWith(file + " is comma-separated by its name."), message);
    assertTrue(message.contains("tab") && message.contains("--input-format"), message);
  }

  @Test
  void linesThatLookLikeJsonAreHintedAt() {
    assertTrue(InputFormat.LINES.hint("{\"text\": \"x\"}").orElseThrow().contains("jsonl"));
    assertFalse(InputFormat.LINES.hint("{ is a brace").isPresent());
    assertFalse(InputFormat.JSONL.hint("{\"text\": \"x\"}").isPresent());
  }

  @Test
  void wordsHaveBlanksBetweenThem() {
    RowFormat words = InputFormat.LINES.rows("", "", TEXT, true);
    assertEquals(List.of("one", "two"), words.row(" one  two ", "x").texts());
    String message = refused(() -> words.row("one\tO", "a.txt, line 1"));
    assertTrue(message.startsWith("a.txt, line 1: there is a tab"), message);
    assertTrue(message.contains(CONLL), message);
  }

  @Test
  void aTableOfWordsInColumnsIsHintedAt() {
    String words = refused(() -> InputFormat.TSV.rows("EU\tB-ORG", "x", TEXT, true));
    assertTrue(words.contains("no column \"text\"") && words.contains(CONLL), words);
    String texts = refused(() -> InputFormat.TSV.rows("EU\tB-ORG", "x", TEXT, false));
    assertFalse(texts.contains(CONLL), texts);
  }

  private static String refused(Runnable reading) {
    return assertThrows(UserException.class, reading::run).getMessage();
  }
}
