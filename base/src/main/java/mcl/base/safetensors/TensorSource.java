package mcl.base.safetensors;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.check.Require;
import mcl.base.check.UserException;

/**
 * Named tensors to read from: one file or a set of shards.
 *
 * <p>Safe for use by several threads. Every method throws {@link IllegalStateException} after
 * {@link #close}. A name that is not there, and values asked for as a type that cannot hold them
 * all, are the file's fault: {@link UserException}. A range outside of the tensor is the caller's:
 * {@link IllegalArgumentException}.
 */
public interface TensorSource extends Closeable {
  /** The most bytes that {@link #bytes} maps at once: 1 GiB. */
  int MAX_SLICE_BYTES = 1 << 30;

  /**
   * Opens {@code *.safetensors}, {@code *.index.json}, or the one of them that stands in a model
   * folder under its usual name.
   */
  static TensorSource open(Path path) {
    Path file = Files.isDirectory(path) ? usualFile(path) : path;
    boolean index = file.toString().endsWith(".json");
    return index ? ShardedTensorFile.open(file) : TensorFile.open(file);
  }

  /** The free text entries of the file. */
  Map<String, String> metadata();

  /** The names of all tensors, in the order of their bytes. */
  List<String> names();

  /** Whether there is a tensor of this name. */
  boolean contains(String name);

  /** The header of this tensor. */
  TensorHeader header(String name);

  /**
   * A run of elements as they lie in the file: a read-only, little-endian view of mapped memory,
   * from position 0 to its limit. It stays readable after {@link #close}.
   *
   * @param from index of the first element, counted through the tensor in row-major order
   * @param count number of elements, at most {@link #MAX_SLICE_BYTES} in size; with dtypes below
   *     one byte, from and count must both fall on a byte
   */
  ByteBuffer bytes(String name, long from, int count);

  /** All bytes of a tensor of at most {@link #MAX_SLICE_BYTES}. */
  default ByteBuffer bytes(String name) {
    return bytes(name, 0, wholeArray(header(name)));
  }

  /** All elements of an F32, F16 or BF16 tensor. */
  default float[] floats(String name) {
    float[] values = new float[wholeArray(FloatValues.require(header(name)))];
    read(name, 0, values);
    return values;
  }

  /** Fills the array with the elements of an F32, F16 or BF16 tensor that begin at {@code from}. */
  default void read(String name, long from, float[] target) {
    Dtype dtype = FloatValues.require(header(name)).dtype();
    Chunks.each(
        target.length,
        (start, count) ->
            FloatValues.get(dtype, bytes(name, from + start, count), target, start, count));
  }

  /** All elements of a BOOL, U8, I8, U16, I16 or I32 tensor. */
  default int[] ints(String name) {
    int[] values = new int[wholeArray(IntegerValues.requireInts(header(name)))];
    read(name, 0, values);
    return values;
  }

  /** Fills the array with the elements of a tensor that {@link #ints} reads. */
  default void read(String name, long from, int[] target) {
    Dtype dtype = IntegerValues.requireInts(header(name)).dtype();
    Chunks.each(
        target.length,
        (start, count) ->
            IntegerValues.get(dtype, bytes(name, from + start, count), target, start, count));
  }

  /** All elements of an I64 or U32 tensor, or of one that {@link #ints} reads. */
  default long[] longs(String name) {
    long[] values = new long[wholeArray(IntegerValues.requireLongs(header(name)))];
    read(name, 0, values);
    return values;
  }

  /** Fills the array with the elements of a tensor that {@link #longs} reads. */
  default void read(String name, long from, long[] target) {
    Dtype dtype = IntegerValues.requireLongs(header(name)).dtype();
    Chunks.each(
        target.length,
        (start, count) ->
            IntegerValues.get(dtype, bytes(name, from + start, count), target, start, count));
  }

  @Override
  void close();

  private static Path usualFile(Path folder) {
    Path single = folder.resolve(TensorFile.USUAL_NAME);
    Path index = folder.resolve(ShardedTensorFile.USUAL_NAME);
    if (!Files.exists(single) && !Files.exists(index)) {
      PickledWeights.refuse(folder);
      throw UserException.of(
          "%s holds neither %s nor %s.",
          folder, TensorFile.USUAL_NAME, ShardedTensorFile.USUAL_NAME);
    }
    return Files.exists(single) ? single : index;
  }

  private static int wholeArray(TensorHeader header) {
    Require.argument(
        header.elements() <= Integer.MAX_VALUE - 8,
        "Tensor %s holds %d elements, too many for one array. Read it in parts.",
        Quote.of(header.name()),
        header.elements());
    return (int) header.elements();
  }
}
