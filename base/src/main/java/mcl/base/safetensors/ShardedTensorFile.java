package mcl.base.safetensors;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.base.check.Require;
import mcl.base.check.UserException;

/**
 * Tensors spread over several safetensors files beside one index, as {@code
 * model.safetensors.index.json} lists them.
 *
 * <p>Opening validates every shard, and that index and shards agree: each tensor stands in the one
 * shard that the index names, no shard holds another, and the sizes add up to total_size.
 */
public final class ShardedTensorFile implements TensorSource {
  /** The name of the index in a model folder. */
  public static final String USUAL_NAME = "model.safetensors.index.json";

  private final ShardIndex index;
  private final Map<String, TensorFile> shards;
  private final List<String> names;
  private volatile boolean closed;

  private ShardedTensorFile(ShardIndex index, Map<String, TensorFile> shards) {
    this.index = index;
    this.shards = shards;
    this.names = shards.values().stream().flatMap(shard -> shard.names().stream()).toList();
  }

  /**
   * Opens an index and all of its shards.
   *
   * @throws UserException naming the file, what is wrong and where, and the repair
   */
  public static ShardedTensorFile open(Path indexFile) {
    ShardIndex index = ShardIndex.read(indexFile);
    Map<String, TensorFile> shards = new LinkedHashMap<>();
    for (String shard : index.shards()) {
      shards.put(shard, TensorFile.open(index.locate(shard)));
    }
    index.check(shards);
    return new ShardedTensorFile(index, shards);
  }

  /** The entries of the index's metadata (total_size, for one) as text. */
  @Override
  public Map<String, String> metadata() {
    requireOpen();
    Map<String, String> entries = new LinkedHashMap<>();
    index.metadata().properties().forEach(e -> entries.put(e.getKey(), e.getValue().asText()));
    return entries;
  }

  /** The names of all tensors, shard by shard, in the order of their bytes. */
  @Override
  public List<String> names() {
    requireOpen();
    return names;
  }

  @Override
  public boolean contains(String name) {
    requireOpen();
    return index.weightMap().containsKey(name);
  }

  /** The header of this tensor; begin and end count from the end of the header of its shard. */
  @Override
  public TensorHeader header(String name) {
    return shard(name).header(name);
  }

  @Override
  public ByteBuffer bytes(String name, long from, int count) {
    return shard(name).bytes(name, from, count);
  }

  @Override
  public void close() {
    closed = true;
    shards.values().forEach(TensorFile::close);
  }

  private TensorFile shard(String name) {
    requireOpen();
    if (!contains(name)) {
      throw MissingTensor.of(index.path(), name, names);
    }
    return shards.get(index.weightMap().get(name));
  }

  private void requireOpen() {
    Require.state(!closed, "%s has been closed.", index.path());
  }
}
