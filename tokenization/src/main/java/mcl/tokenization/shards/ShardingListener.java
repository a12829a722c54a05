package mcl.tokenization.shards;

/** Told how the writing of shards goes on, from several threads. */
public interface ShardingListener {
  /** Listens to nothing. */
  ShardingListener SILENT = new ShardingListener() {};

  /**
   * More of the source has been read.
   *
   * @param bytes how much more, in the unit of {@link mcl.tokenization.corpus.DocumentSource#bytes}
   */
  default void read(long bytes) {}

  /** A shard of this name has been finished, or was found finished by an earlier run. */
  default void finished(String file, boolean earlier) {}
}
