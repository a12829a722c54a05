package mcl.base.safetensors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import mcl.base.check.UserException;

/** Reads the entry of one tensor: dtype, shape and data_offsets; other fields are passed over. */
final class EntryParser {
  /** The largest dimension and offset that are believed: 2^48. */
  private static final long LARGEST = 1L << 48;

  private static final int LARGEST_DIGITS = Long.toString(LARGEST).length();

  private final DamagedFile file;
  private final String name;
  private Dtype dtype;
  private long[] shape;
  private long[] offsets;

  EntryParser(DamagedFile file, String name) {
    this.file = file;
    this.name = name;
  }

  /** Takes the value at which the parser stands. */
  TensorHeader parse(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw fault("is not described by an object with dtype, shape and data_offsets.");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      field(json);
    }
    require(dtype != null, "has no dtype.");
    require(shape != null, "has no shape.");
    require(offsets != null, "has no data_offsets.");
    require(
        offsets.length == 2, "has %d data_offsets instead of 2: begin and end.", offsets.length);
    require(
        offsets[0] <= offsets[1],
        "ends before it begins: its data_offsets are %s.",
        Arrays.toString(offsets));
    return new TensorHeader(name, dtype, TensorShape.of(shape), offsets[0], offsets[1]);
  }

  private void field(JsonParser json) throws IOException {
    String field = json.currentName();
    json.nextToken();
    switch (field) {
      case "dtype" -> {
        require(dtype == null, "has its dtype twice.");
        dtype = dtype(json);
      }
      case "shape" -> {
        require(shape == null, "has its shape twice.");
        shape = sizes(json, field);
      }
      case "data_offsets" -> {
        require(offsets == null, "has its data_offsets twice.");
        offsets = sizes(json, field);
      }
      default -> json.skipChildren();
    }
  }

  private Dtype dtype(JsonParser json) throws IOException {
    require(json.currentToken() == JsonToken.VALUE_STRING, "has a dtype that is no string.");
    String given = json.getText();
    for (Dtype known : Dtype.values()) {
      if (known.name().equals(given)) {
        return known;
      }
    }
    throw fault("has the unknown dtype %s.", Quote.of(given));
  }

  private long[] sizes(JsonParser json, String field) throws IOException {
    require(json.currentToken() == JsonToken.START_ARRAY, "has a %s that is no list.", field);
    long[] sizes = new long[4];
    int count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (count == sizes.length) {
        sizes = Arrays.copyOf(sizes, 2 * count);
      }
      sizes[count++] = size(json, field);
    }
    return Arrays.copyOf(sizes, count);
  }

  private long size(JsonParser json, String field) throws IOException {
    boolean whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT;
    String given = json.getText();
    if (!whole || given.startsWith("-")) {
      throw fault("has %s in its %s; whole numbers from 0 up are needed.", Quote.of(given), field);
    }
    boolean fits = given.length() <= LARGEST_DIGITS && Long.parseLong(given) <= LARGEST;
    if (!fits) {
      throw fault("has %s in its %s; the largest number believed is 2^48.", Quote.of(given), field);
    }
    return Long.parseLong(given);
  }

  private void require(boolean holds, String pattern, Object... values) {
    if (!holds) {
      throw fault(pattern, values);
    }
  }

  private UserException fault(String pattern, Object... values) {
    Object[] all = new Object[values.length + 1];
    all[0] = Quote.of(name);
    System.arraycopy(values, 0, all, 1, values.length);
    return file.because("has a wrong header: tensor %s " + pattern, all);
  }
}
