package mcl.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.therapi.runtimejavadoc.RetainJavadoc;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import mcl.base.config.Range;
import mcl.base.json.Json;
import org.junit.jupiter.api.Test;

/** What no shipped configuration has, or not yet. */
final class ConfigSchemaTest {
  /**
   * A curve.
   *
   * @param steps in steps
   * @param share the same as a share
   * @param groups parts of it
   */
  @RetainJavadoc
  record Curve(
      @Range(min = 0) Long steps, @Range(min = 0, max = 1) Double share, List<Group> groups) {}

  /**
   * A part.
   *
   * @param name what it is called
   * @param rate how fast; {@code rate x} {@link Curve#share}
   */
  @RetainJavadoc
  record Group(String name, @Range(above = 0) double rate) {}

  private static final Curve DEFAULTS = new Curve(7L, null, List.of());

  private final JsonNode schema = SchemaCheck.tree(ConfigSchema.of("A curve", DEFAULTS));

  @Test
  void aFieldWithoutADefaultMayBeNull() {
    assertTrue(accepts("{'steps': null, 'share': 0.5}"));
    assertTrue(accepts("{'share': null}"));
    assertFalse(accepts("{'share': 1.5}"));
    assertFalse(accepts("{'share': 'half'}"));
    assertTrue(schema.at("/properties/share/default").isMissingNode());
    assertEquals(7, schema.at("/properties/steps/default").asInt());
    assertTrue(accepts(Json.line(DEFAULTS)));
  }

  @Test
  void elementsOfAListAreDescribedAndChecked() {
    assertTrue(accepts("{'groups': [{'name': 'a', 'rate': 0.5}]}"));
    assertFalse(accepts("{'groups': [{'name': 'a', 'rate': 0}]}"));
    assertFalse(accepts("{'groups': [{'nam': 'a'}]}"));
    assertEquals(
        "How fast; rate x Curve#share.",
        schema.at("/properties/groups/items/properties/rate/description").asText());
    assertEquals(
        List.of("steps", "share", "groups", "groups[].name", "groups[].rate"),
        FieldIndex.of(DEFAULTS).all().stream().map(Field::path).toList());
  }

  private boolean accepts(String json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(schema)
        .validate(SchemaCheck.tree(json.replace('\'', '"')))
        .isEmpty();
  }
}
