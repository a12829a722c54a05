package mcl.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mcl.base.config.Range;
import mcl.base.json.Json;
import mcl.base.json.NearestName;

/** All fields of a configuration record, in its order, found by reflection. */
public final class FieldIndex {
  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);
  private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class);

  private final List<Field> fields = new ArrayList<>();

  private FieldIndex() {}

  /** The fields of a record and of all records in it. */
  static FieldIndex of(Record defaults) {
    FieldIndex index = new FieldIndex();
    index.addComponents(defaults.getClass(), "", Json.toTree(defaults));
    return index;
  }

  /** All of them; a section stands before what is in it. */
  List<Field> all() {
    return List.copyOf(fields);
  }

  /**
   * The fields that a word may mean: the field of this path and all below it, or else every field
   * of this name.
   */
  List<Field> find(String word) {
    List<Field> within = fields.stream().filter(field -> field.isWithin(word)).toList();
    return within.isEmpty()
        ? fields.stream().filter(field -> field.name().equals(word)).toList()
        : within;
  }

  /** The path or name of a field that is nearest to a word. */
  Optional<String> nearest(String word) {
    Stream<String> paths = fields.stream().map(Field::path);
    Stream<String> names = fields.stream().map(Field::name);
    return NearestName.to(word, Stream.concat(paths, names).distinct().toList());
  }

  private void addComponents(Class<?> type, String around, JsonNode defaults) {
    for (RecordComponent component : type.getRecordComponents()) {
      String path = around.isEmpty() ? component.getName() : around + "." + component.getName();
      String text = RecordJavadoc.of(type, component.getName());
      JsonNode fallback = defaults.path(component.getName());
      add(component, path, text, fallback);
    }
  }

  private void add(RecordComponent component, String path, String text, JsonNode fallback) {
    Class<?> type = component.getType();
    if (type.isRecord()) {
      fields.add(section(path, joined(text, type), fallback));
      addComponents(type, path, fallback);
    } else if (Map.class.isAssignableFrom(type)) {
      fields.add(section(path, text, fallback));
      addEntries(component.getGenericType(), path, fallback);
    } else {
      Optional<Range> range = Optional.ofNullable(component.getAnnotation(Range.class));
      fields.add(new Field(path, name(type), text, fallback, range, values(type)));
      addElements(component.getGenericType(), path);
    }
  }

  /** A map from names to records has a section for each name. */
  private void addEntries(Type map, String path, JsonNode defaults) {
    Class<?> values = argument(map, 1);
    for (Object constant : argument(map, 0).getEnumConstants()) {
      String name = Json.toTree(constant).asText();
      JsonNode fallback = defaults.path(name);
      String text = joined(RecordJavadoc.of((Enum<?>) constant), values);
      fields.add(section(path + "." + name, text, fallback));
      addComponents(values, path + "." + name, fallback);
    }
  }

  /** A list of records has the fields of its elements. */
  private void addElements(Type list, String path) {
    if (list instanceof ParameterizedType && argument(list, 0).isRecord()) {
      addComponents(argument(list, 0), path + Field.ELEMENT, MissingNode.getInstance());
    }
  }

  private static Class<?> argument(Type generic, int number) {
    return (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[number];
  }

  private static Field section(String path, String text, JsonNode fallback) {
    return new Field(path, "section", text, fallback, Optional.empty(), List.of());
  }

  private static String joined(String text, Class<?> section) {
    return (text + " " + RecordJavadoc.beyondFirstSentence(section)).strip();
  }

  private static List<Field.Value> values(Class<?> type) {
    return type.isEnum()
        ? Stream.of(type.getEnumConstants())
            .map(it -> new Field.Value(Json.toTree(it).asText(), RecordJavadoc.of((Enum<?>) it)))
            .toList()
        : List.of();
  }

  private static String name(Class<?> type) {
    if (WHOLE.contains(type)) {
      return "a whole number";
    }
    if (NUMBERS.contains(type)) {
      return "a number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isEnum()) {
      return "a name";
    }
    return type == String.class ? "a text" : "a list";
  }
}
