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
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.nio.file.Path;
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
    JsonText text = JsonText.read(file);
    Layers layers = new Layers(defaults);
    layers.put(text.object(), text::origin);
    return layers.as(type);
  }

  /** What is wrong with a JSON text, in one sentence for its author and without the place. */
  public static String fault(IOException e) {
    return e instanceof JsonProcessingException syntax
        ? FieldFault.plain(syntax) + "."
        : UserException.reason(e);
  }

  /** Reads any JSON text, for formats that are not ours. */
  public static JsonNode tree(String text) throws IOException {
    return MAPPER.readTree(text);
  }

  static JsonNode tree(byte[] text) throws IOException {
    return MAPPER.readTree(text);
  }

  static JsonParser parser(byte[] text) throws IOException {
    return MAPPER.createParser(text);
  }

  static ObjectNode emptyObject() {
    return MAPPER.createObjectNode();
  }

  static <T> T convert(JsonNode tree, Class<T> type) throws JsonMappingException {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonMappingException e) {
      throw e;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree has no syntax to be wrong", e);
    }
  }

  /** A record as the JSON tree that would be written. */
  public static JsonNode toTree(Object value) {
    return MAPPER.valueToTree(value);
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
}
