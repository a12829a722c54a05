package mcl.finetuning.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;
import mcl.base.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricsTest {
  /** In the last case, some classes are among neither labels nor predictions. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void agreeWithScikitLearn(int number) throws IOException {
    JsonNode golden = golden().path(number);
    int[] labels = ints(golden.path("labels"));
    int[] predictions = ints(golden.path("predictions"));
    int classes = golden.path("classes").asInt();
    assertEquals(golden.path("accuracy").asDouble(), Accuracy.of(predictions, labels), 1e-12);
    assertEquals(
        golden.path("macro_f1").asDouble(), MacroF1.of(predictions, labels, classes), 1e-12);
  }

  @Test
  void byHand() {
    int[] labels = {0, 0, 0, 1, 1, 2};
    int[] predictions = {0, 0, 1, 1, 0, 0};
    assertEquals(0.5, Accuracy.of(predictions, labels));
    // F1 of the classes: 2 * 2 / (3 + 4), 2 * 1 / (2 + 2), 0 / 1.
    assertEquals((4 / 7.0 + 1 / 2.0 + 0) / 3, MacroF1.of(predictions, labels, 3), 1e-12);
    assertEquals(1, MacroF1.of(labels, labels, 5));
  }

  @Test
  void theMajorityIsThatOfTheTrainingRows() {
    int[] training = {2, 2, 1, 0, 2};
    assertEquals(0.25, MajorityRate.of(training, new int[] {0, 0, 2, 1}, 3));
    assertEquals(0, MajorityRate.of(training, new int[] {0, 0, 1, 1}, 3));
    assertEquals(1, MajorityRate.of(new int[] {0, 1}, new int[] {0}, 2), "of a tie, the first");
  }

  @Test
  void of_whenThereIsNothingToJudge() {
    assertThrows(IllegalArgumentException.class, () -> Accuracy.of(new int[0], new int[0]));
    assertThrows(IllegalArgumentException.class, () -> Accuracy.of(new int[1], new int[2]));
  }

  private static int[] ints(JsonNode numbers) {
    return StreamSupport.stream(numbers.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  private static JsonNode golden() throws IOException {
    try (InputStream in = MetricsTest.class.getResourceAsStream("/golden/classification.json")) {
      return Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
