package mcl.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import mcl.base.json.Json;

/** A schema in the hands of a validator that knows nothing of our records. */
record SchemaCheck(Schema schema) {
  static SchemaCheck of(ConfigKind kind) {
    return new SchemaCheck(
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(tree(ConfigSchema.of(kind))));
  }

  boolean accepts(JsonNode config) {
    return faults(config).isEmpty();
  }

  List<String> faults(JsonNode config) {
    return schema.validate(config).stream().map(Error::toString).toList();
  }

  /** A configuration that says nothing but this. */
  static JsonNode with(String path, String json) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    ObjectNode around = whole;
    List<String> steps = List.of(path.split("\\."));
    for (String step : steps.subList(0, steps.size() - 1)) {
      around = around.putObject(step);
    }
    around.set(steps.get(steps.size() - 1), tree(json));
    return whole;
  }

  static JsonNode tree(String json) {
    try {
      return Json.tree(json);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }
}
