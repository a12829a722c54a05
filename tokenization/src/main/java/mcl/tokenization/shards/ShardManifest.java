package mcl.tokenization.shards;

import java.util.List;
import mcl.base.check.Require;

/**
 * What a folder of shards holds. It is written after all shards, so a manifest is the promise that
 * they are there.
 *
 * @param version of the format: {@value #VERSION}
 * @param vocabularySha256 {@link mcl.tokenization.vocabulary.Vocabulary#sha256}
 * @param vocabularySize the number of ids
 * @param recipeSha256 the hash of {@code recipe.json}: inputs and settings
 * @param documents in all shards, including those without a token
 * @param tokens in all shards
 * @param shards in the order of the documents
 */
public record ShardManifest(
    int version,
    String vocabularySha256,
    int vocabularySize,
    String recipeSha256,
    long documents,
    long tokens,
    List<Shard> shards) {
  /** The version of the format that this code reads and writes. */
  public static final int VERSION = 1;

  /** The name of the manifest in the folder of the shards. */
  public static final String FILE = "manifest.json";

  /** The folder beside it with the files of the tokenizer. */
  public static final String TOKENIZER_FOLDER = "tokenizer";

  /**
   * One shard.
   *
   * @param file its name in the folder
   * @param sha256 of the whole file
   * @param bytes the length of the file
   */
  public record Shard(String file, String sha256, long bytes, long documents, long tokens) {
    /** Refuses names that lead out of the folder. */
    public Shard {
      Require.argument(
          file != null && file.matches("[\\w-][\\w.-]*"),
          "\"%s\" is not the name of a shard in this folder",
          file);
      Require.argument(bytes >= 0 && documents >= 0 && tokens >= 0, "%s has a negative size", file);
    }
  }

  /** Refuses other versions, and sums that do not add up. */
  public ShardManifest {
    Require.argument(
        version == VERSION,
        "version %d; this program reads version %d. Tokenize the text again.",
        version,
        VERSION);
    Require.argument(vocabularySha256 != null, "vocabularySha256 is missing");
    Require.argument(recipeSha256 != null, "recipeSha256 is missing");
    Require.argument(shards != null, "shards is missing");
    shards = List.copyOf(shards);
    requireSum(documents, shards.stream().mapToLong(Shard::documents).sum(), "documents");
    requireSum(tokens, shards.stream().mapToLong(Shard::tokens).sum(), "tokens");
  }

  private static void requireSum(long stated, long actual, String what) {
    Require.argument(
        stated == actual, "%s is %d, but the shards listed hold %d", what, stated, actual);
  }
}
