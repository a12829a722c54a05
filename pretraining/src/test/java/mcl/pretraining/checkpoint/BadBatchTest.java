package mcl.pretraining.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.pretraining.TinyText;
import mcl.pretraining.loop.StepReport;
import mcl.tokenization.batch.BatchStream;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BadBatchTest {
  private static final Vocabulary VOCABULARY = TinyText.tokenizer().vocabulary();
  private static final String TEXT =
      "{\"step\":3,\"loss\":1.0,\"gradientNorm\":1.0,\"losses\":{},\"vocabularySha256\":\""
          + VOCABULARY.sha256()
          + "\",\"rows\":[{\"ids\":[5,6],\"documents\":[0,-1],\"text\":\"a b\"}]}";

  @TempDir Path folder;

  private BadBatch read(String text) throws IOException {
    return BadBatch.read(Files.writeString(folder.resolve("batch.json"), text), VOCABULARY);
  }

  @Test
  void comesBackFromItsFile_withWhatIsNoNumber() throws IOException {
    TokenBatch batch = new BatchStream(new TinyText(64, 10), 1, 4).at(0);
    StepReport report =
        new StepReport(
            7,
            1,
            Double.POSITIVE_INFINITY,
            Double.NaN,
            Map.of("rtd/a", Double.NaN),
            Map.of(),
            false,
            40,
            0);
    BadBatch bad = BadBatch.of(report, batch, VOCABULARY);
    assertEquals(bad, read(Json.line(bad)));
    assertTrue(Double.isNaN(bad.losses().get("rtd/a")));
    assertEquals(10, bad.rows().get(3).ids().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[5,6] | [5] | documents has 2 numbers, but ids has 1",
        "[5,6] | [5,999999] | is of a run with another vocabulary",
        "[5,6] | [5,-1] | is of a run with another vocabulary",
        "[5,6] | [5,null] | ids or documents is missing",
        "[5,6] | [5,\"6\"] | expected a whole number",
        "[0,-1] | [0,-2] | documents has a number below -1",
        "\"step\":3 | \"steps\":3 | field \"step\": this field is missing",
        "\"vocabularySha256\":\" | \"vocabularySha256\":\"0 | is of a run with another vocabulary",
      })
  void damageIsNamed(String part, String other, String reason) throws IOException {
    assertEquals(List.of(5, 6), read(TEXT).rows().get(0).ids());
    String damaged = TEXT.replace(part.strip(), other.strip());
    String message = assertThrows(UserException.class, () -> read(damaged)).getMessage();
    assertTrue(message.contains(reason) && message.contains("batch.json"), message);
  }
}
