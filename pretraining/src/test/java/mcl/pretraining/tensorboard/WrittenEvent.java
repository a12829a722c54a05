package mcl.pretraining.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event as it stands in a file, read without anything that the writer uses: own frames, own
 * checksum (bit by bit, from the polynomial), own wire format.
 *
 * @param fields the values of each field by its number: {@code Long}, {@code Double}, {@code Float}
 *     or bytes
 */
record WrittenEvent(byte[] bytes, Map<Integer, List<Object>> fields) {
  private static final int CASTAGNOLI_REVERSED = 0x82F63B78;

  /** All whole events of a file; a frame that breaks off is where it ends. */
  static List<WrittenEvent> in(Path file) throws Exception {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<WrittenEvent> events = new ArrayList<>();
    while (bytes.remaining() >= 12) {
      byte[] head = new byte[8];
      bytes.get(head);
      requireChecksum(bytes.getInt(), head);
      long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (length + 4 > bytes.remaining()) {
        break;
      }
      byte[] content = new byte[(int) length];
      bytes.get(content);
      requireChecksum(bytes.getInt(), content);
      events.add(new WrittenEvent(content, message(content)));
    }
    return events;
  }

  double wallTime() {
    return (Double) fields.get(1).get(0);
  }

  /** Its step; protocol buffers leave out a zero, which our writer does not. */
  long step() {
    return fields.containsKey(2) ? (Long) fields.get(2).get(0) : 0;
  }

  String fileVersion() {
    return fields.containsKey(3) ? text(fields.get(3).get(0)) : "";
  }

  /** Whether it says that a session starts. */
  boolean startsSession() {
    return fields.containsKey(7)
        && message((byte[]) fields.get(7).get(0)).get(1).equals(List.<Object>of(1L));
  }

  /** Numbers by tag. */
  Map<String, Float> scalars() {
    Map<String, Float> scalars = new LinkedHashMap<>();
    values()
        .forEach(
            value -> {
              if (value.containsKey(2)) {
                scalars.put(text(value.get(1).get(0)), (Float) value.get(2).get(0));
              }
            });
    return scalars;
  }

  /** Texts by tag. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values()
        .forEach(
            value -> {
              if (value.containsKey(8)) {
                Map<Integer, List<Object>> tensor = message((byte[]) value.get(8).get(0));
                texts.put(text(value.get(1).get(0)), text(tensor.get(8).get(0)));
              }
            });
    return texts;
  }

  private List<Map<Integer, List<Object>>> values() {
    return fields.getOrDefault(5, List.of()).stream()
        .map(summary -> message((byte[]) summary))
        .flatMap(summary -> summary.getOrDefault(1, List.of()).stream())
        .map(value -> message((byte[]) value))
        .toList();
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, StandardCharsets.UTF_8);
  }

  private static Map<Integer, List<Object>> message(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    Map<Integer, List<Object>> fields = new LinkedHashMap<>();
    while (bytes.hasRemaining()) {
      int key = (int) varint(bytes);
      fields.computeIfAbsent(key >>> 3, number -> new ArrayList<>()).add(value(bytes, key & 7));
    }
    return fields;
  }

  private static Object value(ByteBuffer bytes, int wireType) {
    return switch (wireType) {
      case 0 -> varint(bytes);
      case 1 -> bytes.getDouble();
      case 5 -> bytes.getFloat();
      case 2 -> {
        byte[] content = new byte[(int) varint(bytes)];
        bytes.get(content);
        yield content;
      }
      default -> throw new AssertionError("wire type " + wireType);
    };
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static void requireChecksum(int written, byte[] content) {
    int crc = -1;
    for (byte next : content) {
      crc ^= next & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ CASTAGNOLI_REVERSED;
      }
    }
    crc = ~crc;
    int masked = ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    if (masked != written) {
      throw new AssertionError("a checksum does not fit");
    }
  }
}
