package mcl.base.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says where and why a JSON tree does not fit its record, in the words of the JSON's author. */
final class FieldFault {
  /** What Jackson adds for programmers: its settings, and places in a source it does not show. */
  private static final Pattern JARGON =
      Pattern.compile(
          " \\(start marker at .*?\\]\\)|, from `[^`]*`| \\(although .*?\\)|[. ]+$",
          Pattern.DOTALL);

  private static final Pattern NO_NUMBER =
      Pattern.compile("Non-standard token '([+-]?(?:NaN|INF|Infinity))'.*", Pattern.DOTALL);

  private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z]\\w*(\\.\\w+)*");

  private static final Set<Class<?>> WHOLE =
      Set.of(
          int.class, Integer.class, long.class, Long.class, short.class, Short.class, byte.class);

  private static final Set<Class<?>> NUMBERS =
      Set.of(double.class, Double.class, float.class, Float.class);

  private final JsonNode tree;
  private final JsonMappingException fault;

  FieldFault(JsonNode tree, JsonMappingException fault) {
    this.tree = tree;
    this.fault = fault;
  }

  /** The message of a parser without what only programmers understand. */
  static String plain(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    if (message.contains("FAIL_ON_TRAILING_TOKENS")) {
      return "There is more text behind the value";
    }
    return NO_NUMBER.matcher(message).matches()
        ? NO_NUMBER
            .matcher(message)
            .replaceAll("$1 is no number that can be used; give a finite one")
        : JARGON.matcher(message).replaceAll("");
  }

  /** A place as people write it: {@code layers[1].size}; empty for the whole. */
  static String path(JsonNode tree, String pointer) {
    StringBuilder path = new StringBuilder();
    JsonNode around = tree;
    for (JsonPointer rest = JsonPointer.compile(pointer); !rest.matches(); rest = rest.tail()) {
      String dot = path.isEmpty() ? "" : ".";
      boolean isElement = around.isArray();
      path.append(
          isElement ? "[" + rest.getMatchingIndex() + "]" : dot + rest.getMatchingProperty());
      around =
          isElement
              ? around.path(rest.getMatchingIndex())
              : around.path(rest.getMatchingProperty());
    }
    return path.toString();
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

  /**
   * The fields that a record's own complaint names, as JSON pointers, in the complaint's order. A
   * name may count from the refused object, or from any object around it.
   */
  Set<String> named() {
    Set<String> places = new LinkedHashSet<>();
    complaint().stream()
        .flatMap(text -> FIELD_NAME.matcher(text).results())
        .map(MatchResult::group)
        .forEach(name -> place(name).ifPresent(places::add));
    return places;
  }

  private Optional<String> place(String name) {
    String relative = "/" + name.replace('.', '/');
    for (JsonPointer around = JsonPointer.compile(pathPointer());
        around != null;
        around = around.head()) {
      if (!tree.at(around + relative).isMissingNode()) {
        return Optional.of(around + relative);
      }
    }
    return Optional.empty();
  }

  private Optional<String> complaint() {
    return fault.getCause() instanceof IllegalArgumentException cause
        ? Optional.ofNullable(cause.getMessage())
        : Optional.empty();
  }

  String reason() {
    if (complaint().isPresent()) {
      return complaint().get();
    }
    if (fault instanceof UnrecognizedPropertyException unknown) {
      List<String> known =
          unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
      return "unknown field." + elsewhere().orElse(suggestion(unknown.getPropertyName(), known));
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

  /** Where else there is a field of the unknown one's very name. */
  private Optional<String> elsewhere() {
    JsonPointer wrong = JsonPointer.compile(pointer());
    return named(JsonPointer.empty(), tree, wrong.last().getMatchingProperty())
        .filter(place -> !place.equals(wrong))
        .findFirst()
        .map(place -> " Did you mean \"" + path(tree, place.toString()) + "\"?");
  }

  private static Stream<JsonPointer> named(JsonPointer around, JsonNode object, String name) {
    Stream<JsonPointer> here =
        object.has(name) ? Stream.of(around.appendProperty(name)) : Stream.empty();
    return Stream.concat(
        here,
        object.properties().stream()
            .flatMap(it -> named(around.appendProperty(it.getKey()), it.getValue(), name)));
  }

  private String expected(Class<?> type, JsonNode given) {
    String text = given.toString();
    String found = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    if (!type.isEnum()) {
      return "expected " + kind(type) + ", not " + found + ".";
    }
    return "there is no " + found + " here." + suggestion(given.asText(), names(type));
  }

  private static List<String> names(Class<?> type) {
    return Stream.of(type.getEnumConstants())
        .map(constant -> Json.toTree(constant).asText())
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
