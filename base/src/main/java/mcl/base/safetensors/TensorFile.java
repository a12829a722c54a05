package mcl.base.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mcl.base.check.Require;
import mcl.base.check.UserException;

/**
 * Named tensors in one memory-mapped safetensors file, validated before they are trusted.
 *
 * <p>Opening checks the whole header against itself and against the length of the file, and reads
 * no tensor; the bytes come from the page cache when they are asked for. The file must not be
 * changed while it is open (files written by {@link TensorFileWriter} are replaced, never changed).
 * Windows does not delete or replace it before the mapped buffers have been collected as garbage.
 */
public final class TensorFile implements TensorSource {
  /** The name of the weights in a model folder. */
  public static final String USUAL_NAME = "model.safetensors";

  private final Path path;
  private final Map<String, String> metadata;
  private final Map<String, TensorHeader> tensors;
  private final List<String> names;
  private final long dataBegin;
  private volatile MappedWindows windows;

  private TensorFile(Path path, MappedWindows windows) {
    this.path = path;
    this.windows = windows;
    HeaderReader reader = new HeaderReader(path, windows);
    FileHeader header = reader.read();
    this.metadata = Collections.unmodifiableMap(header.metadata());
    this.tensors = header.tensors();
    this.names = List.copyOf(tensors.keySet());
    this.dataBegin = reader.dataBegin();
  }

  /**
   * Maps and validates a file.
   *
   * @throws UserException naming the file, what is wrong and where, and the repair
   */
  public static TensorFile open(Path path) {
    if (!Files.exists(path)) {
      throw UserException.of("%s does not exist.", path);
    }
    if (!Files.isRegularFile(path)) {
      throw UserException.of("%s is not a file, but a safetensors file is needed.", path);
    }
    try {
      return new TensorFile(path, MappedWindows.of(path));
    } catch (IOException e) {
      throw UserException.cannotRead(path, e);
    }
  }

  /** Where the file lies. */
  public Path path() {
    return path;
  }

  @Override
  public Map<String, String> metadata() {
    mapped();
    return metadata;
  }

  @Override
  public List<String> names() {
    mapped();
    return names;
  }

  @Override
  public boolean contains(String name) {
    mapped();
    return tensors.containsKey(name);
  }

  @Override
  public TensorHeader header(String name) {
    mapped();
    TensorHeader tensor = tensors.get(name);
    if (tensor == null) {
      throw MissingTensor.of(path, name, names);
    }
    return tensor;
  }

  @Override
  public ByteBuffer bytes(String name, long from, int count) {
    TensorHeader tensor = header(name);
    if (from < 0 || count < 0 || from > tensor.elements() - count) {
      throw fault(
          "Tensor %s holds %d elements; %d from %d on were asked for.",
          Quote.of(name), tensor.elements(), count, from);
    }
    long begin = tensor.dtype().bytes(from);
    long length = tensor.dtype().bytes(count);
    if (length > MAX_SLICE_BYTES) {
      throw fault(
          "%d bytes of tensor %s were asked for, but at most %d can be had at once.",
          length, Quote.of(name), MAX_SLICE_BYTES);
    }
    return mapped().slice(dataBegin + tensor.begin() + begin, (int) length);
  }

  /** Built only when it is thrown: slices are asked for very often. */
  private static IllegalArgumentException fault(String pattern, Object... values) {
    return new IllegalArgumentException(String.format(Locale.ROOT, pattern, values));
  }

  /** Ends the use of this file. Buffers that were handed out stay readable. */
  @Override
  public void close() {
    windows = null;
  }

  private MappedWindows mapped() {
    MappedWindows open = windows;
    Require.state(open != null, "%s has been closed.", path);
    return open;
  }
}
