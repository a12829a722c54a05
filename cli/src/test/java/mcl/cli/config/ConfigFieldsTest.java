package mcl.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mcl.base.config.Range;
import mcl.base.config.Setting;
import mcl.base.json.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every field of every configuration, also those that are still to come. */
final class ConfigFieldsTest {
  @ParameterizedTest
  @EnumSource(ConfigKind.class)
  void everyFieldAndEveryNameIsExplained(ConfigKind kind) {
    for (Field field : kind.fields().all()) {
      assertFalse(
          field.text().isBlank(),
          field.path() + " has no text: give its record @RetainJavadoc and the component @param");
      for (Field.Value value : field.values()) {
        assertFalse(
            value.text().isBlank(),
            field.path() + " does not explain " + value.name() + ": give its enum @RetainJavadoc");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ConfigKind.class)
  void everyNumberButASeedHasARange(ConfigKind kind) {
    for (Field field : kind.fields().all()) {
      boolean isNumber = field.type().endsWith("number") && !field.name().equals("seed");
      assertTrue(!isNumber || field.range().isPresent(), field.path() + " has no @Range");
    }
  }

  @ParameterizedTest
  @EnumSource(ConfigKind.class)
  void recordAndSchemaRefuseWhatIsOutOfRange(ConfigKind kind) {
    for (Field field : kind.fields().all()) {
      if (field.range().isEmpty() || field.path().contains(Field.ELEMENT)) {
        continue;
      }
      for (String value : outside(field.range().get())) {
        String message = refusal(kind, field.path() + "=" + value);
        String start = "--set " + field.path() + "=" + value + ", field \"" + field.path() + "\": ";
        assertTrue(message.startsWith(start), message);
        assertFalse(SchemaCheck.of(kind).accepts(SchemaCheck.with(field.path(), value)), start);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ConfigKind.class)
  void numbersThatAreNoneAreRefusedEverywhere(ConfigKind kind) {
    for (Field field : kind.fields().all()) {
      if (field.type().equals("a number") && !field.path().contains(Field.ELEMENT)) {
        for (String value : List.of("NaN", "Infinity", "-Infinity")) {
          assertTrue(refusal(kind, field.path() + "=" + value).contains(" it must be "), value);
        }
      }
    }
  }

  @Test
  void aWordMeansAFieldASectionOrAllFieldsOfTheName() {
    FieldIndex fields = ConfigKind.PRETRAIN.fields();
    assertEquals(1, fields.find("optimizer.learningRate").size());
    assertEquals("optimizer", fields.find("optimizer").get(0).path());
    assertTrue(fields.find("optimizer").size() > 5);
    assertEquals(
        List.of("model.generator.hiddenSize", "model.discriminator.hiddenSize"),
        fields.find("hiddenSize").stream().map(Field::path).toList());
    assertEquals(List.of(), fields.find("optimizer.lerningRate"));
    assertEquals(Optional.of("optimizer.learningRate"), fields.nearest("optimizer.lerningRate"));
  }

  private static List<String> outside(Range range) {
    List<Double> values = new ArrayList<>();
    values.add(range.min() - 1);
    values.add(range.max() + 1);
    values.add(range.above());
    values.add(range.below());
    return values.stream()
        .filter(Double::isFinite)
        .map(value -> value == Math.rint(value) ? String.valueOf(value.longValue()) : "" + value)
        .toList();
  }

  private static String refusal(ConfigKind kind, String setting) {
    List<Setting> settings = List.of(Setting.parse("--set", setting));
    return assertThrows(ConfigException.class, () -> kind.read(Optional.empty(), settings), setting)
        .getMessage();
  }
}
