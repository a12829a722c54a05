package mcl.finetuning.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PredictionFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.txt | index;prediction#0;yes#1;no#",
        "a.tsv | prediction;probability#yes;0.9#no;0.8#",
        "a.tsv | index;prediction;probability#0;yes;#1;no;#",
        "a.txt | yes#no",
        "a.jsonl | {\"index\": 0, \"label\": \"yes\"}#{\"label\": \"no\"}#",
        "a.jsonl | {\"prediction\": \"yes\"}#{\"prediction\": \"no\"}#",
      })
  void readsWhatSystemsWrite(String name, String content) throws IOException {
    assertEquals(List.of("yes", "no"), texts(write(name, content)));
  }

  @Test
  void numbersAndLabelsOfWordsAreTexts() throws IOException {
    Path file = write("a.jsonl", "{\"score\": 2.5}#{\"labels\": [\"O\", \"B-X\"]}#");
    assertEquals(List.of("2.5", "O B-X"), texts(file));
    assertEquals(List.of("O B-X", "O"), texts(write("b.txt", "O B-X#O#")));
    assertEquals(List.of("O B-X", "O"), texts(write("c.conll", "a;O#b;B-X##c;O#")));
    assertEquals(List.of("a", "b"), PredictionFile.read(folder.resolve("c.conll")).get(0).words());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.txt | index;prediction#1;yes#0;no# | line 2: the index is \"1\"; expected 0.",
        "a.txt | index;prediction#0# | line 2: 1 columns; the header has 2.",
        "a.jsonl | {\"index\": 1, \"label\": \"x\"}# | line 1: the index is \"1\"; expected 0.",
        "a.jsonl | {\"said\": 1}# | line 1: expected one of the fields prediction, label, labels,"
            + " score.",
        "a.jsonl | yes# | line 1: not valid JSON.",
      })
  void refusesWhatItCannotRead(String name, String content, String expected) throws IOException {
    Path file = write(name, content);
    String message =
        assertThrows(UserException.class, () -> PredictionFile.read(file)).getMessage();
    assertTrue(message.startsWith(file + ", " + expected), message);
  }

  private static List<String> texts(Path file) {
    return PredictionFile.read(file).stream().map(PredictionFile.Written::text).toList();
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content.replace('#', '\n').replace(';', '\t'));
  }
}
