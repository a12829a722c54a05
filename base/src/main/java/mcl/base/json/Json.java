package mcl.base.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;

/**
 * Reads a JSON file into a record strictly and writes records back.
 *
 * <p>Strict means: an unknown or repeated field, a value of another type, a fraction where a whole
 * number belongs, or a value the record refuses is a {@link ConfigException}. Comments ({@code //}
 * and {@code /* *}{@code /}) are allowed.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  texts
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
          .build();

  private static final ObjectWriter PRETTY =
      MAPPER.writer(
          new DefaultPrettyPrinter()
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private Json() {}

  /** Reads a file that must name every field of the record. */
  public static <T> T read(Path file, Class<T> type) {
    return read(file, type, null);
  }

  /**
   * Reads a file over defaults: a field that the file leaves out keeps its default, at any depth.
   *
   * @throws ConfigException naming file, line, field and repair
   */
  public static <T> T read(Path file, Class<T> type, T defaults) {
    FieldLocations locations = null;
    JsonNode tree = MissingNode.getInstance();
    try {
      byte[] bytes = Files.readAllBytes(file);
      try (JsonParser parser = MAPPER.createParser(bytes)) {
        locations = FieldLocations.of(parser);
      }
      tree = MAPPER.readTree(bytes);
      if (!tree.isObject()) {
        throw new ConfigException(file + " must hold one JSON object: { ... }.", null);
      }
      tree = defaults == null ? tree : merge(MAPPER.valueToTree(defaults), tree);
      return MAPPER.treeToValue(tree, type);
    } catch (JsonMappingException e) {
      throw wrongField(file, locations, new FieldFault(MAPPER, tree, e), e);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new ConfigException(file + ", line " + line + ": not valid JSON: " + fault(e), e);
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + " does not exist.", e);
    } catch (IOException e) {
      throw new ConfigException(file + " cannot be read: " + UserException.reason(e), e);
    }
  }

  /** What is wrong with a JSON text, in one sentence for its author and without the place. */
  public static String fault(JsonProcessingException e) {
    return FieldFault.plain(e) + ".";
  }

  /** Reads any JSON text, for formats that are not ours. */
  public static JsonNode tree(String text) throws IOException {
    return MAPPER.readTree(text);
  }

  /** Indented JSON with a final line break; fields in the order of the record. */
  public static String text(Object value) {
    try {
      return PRETTY.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(value.getClass() + " cannot be written as JSON", e);
    }
  }

  /** JSON on one line, without a line break at the end. */
  public static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(value.getClass() + " cannot be written as JSON", e);
    }
  }

  /** Writes indented JSON atomically. */
  public static void write(Path file, Object value) throws IOException {
    AtomicFiles.writeText(file, text(value));
  }

  private static JsonNode merge(JsonNode defaults, JsonNode given) throws JsonMappingException {
    if (given.isNull() && !defaults.isNull()) {
      throw new JsonMappingException(
          null, "null is no value here. Leave the field out to keep its default");
    }
    if (!(defaults instanceof ObjectNode merged) || !(given instanceof ObjectNode)) {
      return given;
    }
    Alternatives.withdraw(merged, given);
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      JsonNode old = merged.get(field.getKey());
      try {
        merged.set(field.getKey(), old == null ? field.getValue() : merge(old, field.getValue()));
      } catch (JsonMappingException e) {
        e.prependPath(given, field.getKey());
        throw e;
      }
    }
    return merged;
  }

  private static ConfigException wrongField(
      Path file, FieldLocations locations, FieldFault fault, JsonMappingException e) {
    Optional<String> named =
        fault.namedPlaces().stream()
            .filter(it -> locations != null && locations.has(it))
            .findFirst();
    int line = locations == null ? 1 : locations.line(named.orElse(fault.pointer()));
    String place = named.map(it -> it.substring(1).replace('/', '.')).orElse(fault.path());
    String field = place.isEmpty() ? "" : ", field \"" + place + "\"";
    return new ConfigException(file + ", line " + line + field + ": " + fault.reason(), e);
  }
}
