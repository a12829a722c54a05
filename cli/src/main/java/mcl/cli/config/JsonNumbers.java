package mcl.cli.config;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON values as people write them: 5e-4, not 5.0E-4. */
final class JsonNumbers {
  private static final double LARGEST_WHOLE = 1e15;

  private JsonNumbers() {}

  static String text(JsonNode value) {
    return value.isDouble() ? text(value.doubleValue()) : value.toString();
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE
        ? Long.toString((long) value)
        : Double.toString(value).replace(".0E", "e").replace('E', 'e');
  }
}
