package mcl.pretraining.tensorboard;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Events as TensorBoard's protocol buffers have them. Few of their fields are written here, so they
 * are spelled out: the number in each call is that of {@code event.proto}, {@code summary.proto}
 * and {@code tensor.proto} in tensorboard/compat/proto.
 */
final class EventMessage {
  /** What readers expect to find in the first event of a file. */
  static final String FILE_VERSION = "brain.Event:2";

  private static final int SESSION_START = 1;
  private static final int TYPE_STRING = 7;
  private static final int DATA_TENSOR = 2;

  private EventMessage() {}

  /** The first event of a file. */
  static byte[] fileVersion(double seconds) {
    return event(seconds, 0, event -> event.writeString(3, FILE_VERSION));
  }

  /** From here on, what was measured at this step or later before is void. */
  static byte[] sessionStart(double seconds, long step) {
    byte[] session = message(log -> log.writeEnum(1, SESSION_START));
    return event(seconds, step, event -> event.writeByteArray(7, session));
  }

  /** Numbers by tag; a value of the oldest kind, which every TensorBoard shows. */
  static byte[] scalars(double seconds, long step, Map<String, Double> values) {
    byte[] summary =
        message(
            out -> {
              for (Map.Entry<String, Double> scalar : values.entrySet()) {
                out.writeByteArray(1, scalar(scalar.getKey(), scalar.getValue().floatValue()));
              }
            });
    return event(seconds, step, event -> event.writeByteArray(5, summary));
  }

  /** A text in Markdown. */
  static byte[] text(double seconds, long step, String tag, String markdown) {
    byte[] plugin = message(out -> out.writeString(1, "text"));
    byte[] metadata =
        message(
            out -> {
              out.writeByteArray(1, plugin);
              out.writeEnum(4, DATA_TENSOR);
            });
    byte[] tensor =
        message(
            out -> {
              out.writeEnum(1, TYPE_STRING);
              out.writeByteArray(2, new byte[0]);
              out.writeString(8, markdown);
            });
    byte[] value =
        message(
            out -> {
              out.writeString(1, tag);
              out.writeByteArray(8, tensor);
              out.writeByteArray(9, metadata);
            });
    byte[] summary = message(out -> out.writeByteArray(1, value));
    return event(seconds, step, event -> event.writeByteArray(5, summary));
  }

  private static byte[] scalar(String tag, float value) {
    return message(
        out -> {
          out.writeString(1, tag);
          out.writeFloat(2, value);
        });
  }

  private static byte[] event(double seconds, long step, Fields what) {
    return message(
        event -> {
          event.writeDouble(1, seconds);
          event.writeInt64(2, step);
          what.write(event);
        });
  }

  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      fields.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory could not be written", e);
    }
    return bytes.toByteArray();
  }
}
