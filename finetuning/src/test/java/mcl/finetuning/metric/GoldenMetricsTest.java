package mcl.finetuning.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mcl.base.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each metric says what scikit-learn, SciPy and seqeval say ({@code interop/golden_metrics.py}).
 */
final class GoldenMetricsTest {
  private static final double ROUNDING = 1e-12;

  static Stream<JsonNode> classes() throws IOException {
    return cases("classes", 7);
  }

  static Stream<JsonNode> numbers() throws IOException {
    return cases("numbers", 4);
  }

  static Stream<JsonNode> tags() throws IOException {
    return cases("tags", 5);
  }

  @ParameterizedTest
  @MethodSource("classes")
  void classesAsScikitLearn(JsonNode golden) {
    int[] labels = each(golden.path("labels")).mapToInt(JsonNode::asInt).toArray();
    int[] said = each(golden.path("predictions")).mapToInt(JsonNode::asInt).toArray();
    int classes = golden.path("classes").asInt();
    assertSame(golden, "accuracy", Accuracy.of(said, labels));
    assertSame(golden, "matthews", Matthews.of(said, labels, classes));
    assertSame(golden, "macro_f1", MacroF1.of(said, labels, classes));
    assertSame(golden, "binary_f1", BinaryF1.of(said, labels, 1));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void correlationsAsSciPy(JsonNode golden) {
    double[] labels = each(golden.path("labels")).mapToDouble(JsonNode::asDouble).toArray();
    double[] said = each(golden.path("predictions")).mapToDouble(JsonNode::asDouble).toArray();
    assertSame(golden, "pearson", Pearson.of(said, labels));
    assertSame(golden, "spearman", Spearman.of(said, labels));
  }

  @ParameterizedTest
  @MethodSource("tags")
  void entitiesAsSeqeval(JsonNode golden) {
    List<List<String>> labels = sentences(golden.path("labels"));
    for (int i = 0; i < labels.size(); i++) {
      List<Entity> entities =
          each(golden.path("entities").path(i))
              .map(it -> new Entity(it.get(0).asText(), it.get(1).asInt(), it.get(2).asInt()))
              .toList();
      assertEquals(entities, EntityTags.entities(labels.get(i)), labels.get(i)::toString);
    }
    EntityF1 scores = EntityF1.of(sentences(golden.path("predictions")), labels);
    assertSame(golden, "precision", scores.precision());
    assertSame(golden, "recall", scores.recall());
    assertSame(golden, "f1", scores.f1());
  }

  private static void assertSame(JsonNode golden, String name, double value) {
    assertTrue(golden.path(name).isNumber(), name);
    assertEquals(golden.path(name).asDouble(), value, ROUNDING, name);
  }

  private static List<List<String>> sentences(JsonNode nodes) {
    return each(nodes).map(sentence -> each(sentence).map(JsonNode::asText).toList()).toList();
  }

  private static Stream<JsonNode> each(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false);
  }

  private static Stream<JsonNode> cases(String name, int count) throws IOException {
    try (InputStream in = GoldenMetricsTest.class.getResourceAsStream("/golden/metrics.json")) {
      JsonNode cases = Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8)).path(name);
      assertEquals(count, cases.size(), name);
      return each(cases);
    }
  }
}
