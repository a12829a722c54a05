package mcl.exchange.huggingface;

import java.io.IOException;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorFileWriter;
import mcl.base.safetensors.TensorHeader;
import mcl.base.safetensors.TensorSource;

/** Copies stored floats, bytes as they are or widened to float32, in memory that does not grow. */
final class Float32Copy {
  private static final int PIECE = 1 << 20;

  private Float32Copy() {}

  /**
   * The tensor as it is to be written.
   *
   * @param stored its name in the source
   * @param name its name in the new file
   */
  static NamedTensor of(TensorSource source, String stored, String name) {
    TensorHeader header = source.header(stored);
    return new NamedTensor(name, Dtype.F32, header.shape(), out -> write(source, header, out));
  }

  private static void write(TensorSource source, TensorHeader header, TensorFileWriter out)
      throws IOException {
    for (long from = 0; from < header.elements(); from += PIECE) {
      int count = (int) Math.min(PIECE, header.elements() - from);
      if (header.dtype() == Dtype.F32) {
        out.append(source.bytes(header.name(), from, count));
      } else {
        float[] values = new float[count];
        source.read(header.name(), from, values);
        out.append(values);
      }
    }
  }
}
