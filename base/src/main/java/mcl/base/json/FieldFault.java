package mcl.base.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says where and why a JSON tree does not fit its record, in the words of the JSON's author. */
final class FieldFault {
  /** What Jackson adds for programmers: its settings, and places in a source it does not show. */
  private static final Pattern JARGON =
      Pattern.compile(
          " \\(start marker at .*?\\]\\)|, from `[^`]*`| \\(although .*?\\)|[. ]+$",
          Pattern.DOTALL);

  private static final Set<Class<?>> WHOLE =
      Set.of(
          int.class, Integer.class, long.class, Long.class, short.class, Short.class, byte.class);

  private static final Set<Class<?>> NUMBERS =
      Set.of(double.class, Double.class, float.class, Float.class);

  private final JsonMapper mapper;
  private final JsonNode tree;
  private final JsonMappingException fault;

  FieldFault(JsonMapper mapper, JsonNode tree, JsonMappingException fault) {
    this.mapper = mapper;
    this.tree = tree;
    this.fault = fault;
  }

  /** The message of a parser without what only programmers understand. */
  static String plain(JsonProcessingException e) {
    return JARGON.matcher(e.getOriginalMessage()).replaceAll("");
  }

  /** The name that is no constant of the enum that names the fields of a map, if that is it. */
  private Optional<String> unknownKey() {
    return fault instanceof InvalidFormatException wrong
            && wrong.getTargetType().isEnum()
            && tree.at(pathPointer()).isObject()
        ? Optional.of(String.valueOf(wrong.getValue()))
        : Optional.empty();
  }

  /** The place as a JSON pointer: {@code /layers/1/size}. */
  String pointer() {
    return pathPointer() + unknownKey().map(key -> "/" + key).orElse("");
  }

  private String pathPointer() {
    JsonPointer pointer = JsonPointer.empty();
    for (JsonMappingException.Reference step : fault.getPath()) {
      pointer =
          step.getFieldName() == null
              ? pointer.appendIndex(step.getIndex())
              : pointer.appendProperty(step.getFieldName());
    }
    return pointer.toString();
  }

  /** The place as people write it: {@code layers[1].size}; empty for the whole. */
  String path() {
    String path =
        fault.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getFieldName())
            .collect(Collectors.joining());
    String whole = path + unknownKey().map(key -> "." + key).orElse("");
    return whole.startsWith(".") ? whole.substring(1) : whole;
  }

  /**
   * Where the field may stand that a record's own complaint begins with, as JSON pointers: within
   * the refused object, or from the root.
   */
  List<String> namedPlaces() {
    Throwable cause = fault.getCause();
    if (!(cause instanceof IllegalArgumentException) || cause.getMessage() == null) {
      return List.of();
    }
    String first = "/" + cause.getMessage().split(" ", 2)[0].replace('.', '/');
    return List.of(pathPointer() + first, first);
  }

  String reason() {
    Throwable cause = fault.getCause();
    if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
      return cause.getMessage();
    }
    if (fault instanceof UnrecognizedPropertyException unknown) {
      List<String> known =
          unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
      return "unknown field." + suggestion(unknown.getPropertyName(), known);
    }
    if (unknownKey().isPresent()) {
      Class<?> type = ((InvalidFormatException) fault).getTargetType();
      return "unknown field." + suggestion(unknownKey().get(), names(type));
    }
    JsonNode given = tree.at(pointer());
    if (given.isMissingNode()) {
      return "this field is missing.";
    }
    if (fault instanceof MismatchedInputException wrong && wrong.getTargetType() != null) {
      return expected(wrong.getTargetType(), given);
    }
    return plain(fault) + ".";
  }

  private String expected(Class<?> type, JsonNode given) {
    String text = given.toString();
    String found = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    if (!type.isEnum()) {
      return "expected " + kind(type) + ", not " + found + ".";
    }
    return "there is no " + found + " here." + suggestion(given.asText(), names(type));
  }

  private List<String> names(Class<?> type) {
    return Stream.of(type.getEnumConstants())
        .map(constant -> mapper.valueToTree(constant).asText())
        .toList();
  }

  private static String kind(Class<?> type) {
    if (WHOLE.contains(type)) {
      return "a whole number";
    }
    if (NUMBERS.contains(type)) {
      return "a number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == String.class) {
      return "a text in double quotes";
    }
    boolean list = type.isArray() || Collection.class.isAssignableFrom(type);
    return list ? "a list [ ]" : "an object { }";
  }

  private static String suggestion(String given, List<String> known) {
    return NearestName.to(given, known)
        .map(name -> " Did you mean \"" + name + "\"?")
        .orElse(" Known here: " + String.join(", ", known) + ".");
  }
}
