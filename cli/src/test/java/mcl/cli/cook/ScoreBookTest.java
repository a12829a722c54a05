package mcl.cli.cook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScoreBookTest {
  @TempDir Path folder;

  @Test
  void whatIsNotedIsFoundAgain_alsoWhatIsNoNumber() throws IOException {
    Path file = folder.resolve("scores.json");
    ScoreBook book = ScoreBook.open(file);
    book.note("judge", "a", 0.1 + 0.2);
    book.note("judge", "b", Double.NaN);
    ScoreBook again = ScoreBook.open(file);
    assertEquals(OptionalDouble.of(0.1 + 0.2), again.find("judge", "a"));
    assertTrue(Double.isNaN(again.find("judge", "b").orElseThrow()));
    assertTrue(again.find("other", "a").isEmpty());
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    Path file = folder.resolve("scores.json");
    Files.writeString(file, "{\"judge\": ");
    String message = assertThrows(UserException.class, () -> ScoreBook.open(file)).getMessage();
    assertTrue(message.contains("scores.json: ") && message.contains("Delete the file"), message);
  }

  @Test
  void aSoupGoesByTheNamesInIt() {
    List<String> names = List.of("a", "b", "c");
    assertEquals("a+c", NotedJudge.subject(names, List.of(1.0, 0.0, 1.0)));
  }
}
