package mcl.pretraining;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import mcl.base.json.Json;

/** The files of {@code golden/} among the test resources. */
public final class Golden {
  private Golden() {}

  /** A file as it is. */
  public static String text(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JSON file. */
  public static JsonNode json(String name) {
    try {
      return Json.tree(text(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Numbers at any depth, in their order. */
  public static float[] floats(JsonNode numbers) {
    int count = 0;
    for (JsonNode number : numbers) {
      count += number.isArray() ? floats(number).length : 1;
    }
    float[] values = new float[count];
    int next = 0;
    for (JsonNode number : numbers) {
      float[] inner = number.isArray() ? floats(number) : new float[] {(float) number.asDouble()};
      System.arraycopy(inner, 0, values, next, inner.length);
      next += inner.length;
    }
    return values;
  }
}
