package mcl.tokenization.shards;

import mcl.base.check.Require;
import mcl.tokenization.corpus.CorpusConfig;

/**
 * How text becomes shards. What is said here is part of the shards' identity: work that was broken
 * off is only gone on with under the same settings.
 *
 * @param reading how the documents were read; a record of it, since the reading itself is the
 *     source's
 * @param shardTokens a shard is closed once it holds so many tokens and documents together; 2 bytes
 *     a token with a vocabulary of up to 65,536 pieces, else 4, and 8 bytes a document
 */
public record ShardingConfig(CorpusConfig reading, int shardTokens) {
  /** Refuses settings that make no sense. */
  public ShardingConfig {
    Require.argument(reading != null, "reading is missing");
    Require.argument(
        shardTokens >= 1 && shardTokens <= 1 << 28,
        "shardTokens is %d; expected 1 to %d",
        shardTokens,
        1 << 28);
  }

  /** Shards of 16 million tokens, 32 MB. */
  public static ShardingConfig defaults() {
    return new ShardingConfig(CorpusConfig.defaults(), 1 << 24);
  }

  /** The same for documents read in another way. */
  public ShardingConfig withReading(CorpusConfig other) {
    return new ShardingConfig(other, shardTokens);
  }
}
