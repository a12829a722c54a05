package mcl.base.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mcl.base.check.Require;

/** Orders tensors and writes the header that describes them. */
final class HeaderText {
  /** The reference implementation's order: type from wide to narrow, then name by UTF-8 bytes. */
  private static final Comparator<NamedTensor> FILE_ORDER =
      Comparator.comparing(NamedTensor::dtype)
          .reversed()
          .thenComparing(NamedTensor::name, HeaderText::compareUtf8);

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private HeaderText() {}

  static List<NamedTensor> inFileOrder(List<NamedTensor> tensors) {
    Set<String> names = new HashSet<>();
    for (NamedTensor tensor : tensors) {
      Require.argument(names.add(tensor.name()), "Two tensors are named %s.", tensor.name());
    }
    return tensors.stream().sorted(FILE_ORDER).toList();
  }

  /** The header of tensors in file order, padded with spaces to a multiple of 8 bytes. */
  static byte[] of(Map<String, String> metadata, List<NamedTensor> ordered) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        writeMetadata(json, metadata);
      }
      long begin = 0;
      for (NamedTensor tensor : ordered) {
        writeTensor(json, tensor, begin);
        begin = Math.addExact(begin, tensor.byteSize());
      }
      json.writeEndObject();
    }
    while (bytes.size() % 8 != 0) {
      bytes.write(' ');
    }
    Require.argument(
        bytes.size() <= HeaderReader.MAX_HEADER_BYTES,
        "The header would be %d bytes long, but the format allows %d: write fewer tensors a file.",
        bytes.size(),
        HeaderReader.MAX_HEADER_BYTES);
    return bytes.toByteArray();
  }

  static void requireUnicode(String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(
          "Half a surrogate pair cannot be written: " + Quote.of(text));
    }
  }

  private static void writeMetadata(JsonGenerator json, Map<String, String> metadata)
      throws IOException {
    json.writeObjectFieldStart(HeaderParser.METADATA);
    for (Map.Entry<String, String> entry : new TreeMap<>(metadata).entrySet()) {
      requireUnicode(entry.getKey());
      requireUnicode(entry.getValue());
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static void writeTensor(JsonGenerator json, NamedTensor tensor, long begin)
      throws IOException {
    json.writeObjectFieldStart(tensor.name());
    json.writeStringField("dtype", tensor.dtype().name());
    json.writeFieldName("shape");
    long[] shape = tensor.shape().toArray();
    json.writeArray(shape, 0, shape.length);
    json.writeFieldName("data_offsets");
    json.writeArray(new long[] {begin, begin + tensor.byteSize()}, 0, 2);
    json.writeEndObject();
  }

  private static int compareUtf8(String left, String right) {
    return Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
