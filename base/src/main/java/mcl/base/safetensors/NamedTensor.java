package mcl.base.safetensors;

import java.io.IOException;
import mcl.base.check.Require;

/**
 * A tensor to be written: what the header says of it, and where its values come from.
 *
 * @param content called once, when the tensor's turn has come
 */
public record NamedTensor(String name, Dtype dtype, TensorShape shape, Content content) {

  /** Appends exactly the values that the name, type and shape promise, in row-major order. */
  @FunctionalInterface
  public interface Content {
    void writeTo(TensorFileWriter out) throws IOException;
  }

  public NamedTensor {
    Require.argument(!name.equals(HeaderParser.METADATA), "No tensor can be named %s.", name);
    HeaderText.requireUnicode(name);
    dtype.bytes(shape.elements());
  }

  /** An F32 tensor. */
  public static NamedTensor of(String name, TensorShape shape, float[] values) {
    return new NamedTensor(name, Dtype.F32, shape, out -> out.append(values));
  }

  /** An I32 tensor. */
  public static NamedTensor of(String name, TensorShape shape, int[] values) {
    return new NamedTensor(name, Dtype.I32, shape, out -> out.append(values));
  }

  /** An I64 tensor. */
  public static NamedTensor of(String name, TensorShape shape, long[] values) {
    return new NamedTensor(name, Dtype.I64, shape, out -> out.append(values));
  }

  /** A tensor whose values do not come in their turn, for {@link PlacedTensorFile}. */
  public static NamedTensor placed(String name, Dtype dtype, TensorShape shape) {
    return new NamedTensor(
        name,
        dtype,
        shape,
        out -> {
          throw new IllegalStateException("Tensor " + name + " has no values of its own.");
        });
  }

  /** A tensor copied as it is from a file, under its name there. */
  public static NamedTensor copyOf(TensorSource source, String name) {
    TensorHeader header = source.header(name);
    int piece = 1 << 20;
    return new NamedTensor(
        name,
        header.dtype(),
        header.shape(),
        out -> {
          for (long from = 0; from < header.elements(); from += piece) {
            int count = (int) Math.min(piece, header.elements() - from);
            out.append(source.bytes(name, from, count));
          }
        });
  }

  /** The number of bytes. */
  public long byteSize() {
    return dtype.bytes(shape.elements());
  }
}
