package mcl.tokenization.shards;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import mcl.base.check.Require;
import mcl.base.check.UserException;
import mcl.base.files.Sha256;
import mcl.base.json.Json;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * The documents of a folder of shards, mapped into memory and readable in any order by several
 * threads at once. Documents are numbered through all shards, from 0.
 */
public final class ShardReader implements Closeable {
  private final Path folder;
  private final ShardManifest manifest;
  private final VocabularyFile tokenizer;
  private final List<OpenShard> shards = new ArrayList<>();
  private final long[] firstDocuments;

  private ShardReader(Path folder, ShardManifest manifest, VocabularyFile tokenizer) {
    this.folder = folder;
    this.manifest = manifest;
    this.tokenizer = tokenizer;
    this.firstDocuments = new long[manifest.shards().size()];
  }

  /**
   * Opens a finished folder. Sizes, shapes and hashes of the vocabulary are checked; the checksums
   * only by {@link #verify}, since that reads everything.
   *
   * @throws UserException if it is not finished, or not as its manifest says
   */
  public static ShardReader open(Path folder) {
    ShardManifest manifest = readManifest(folder);
    VocabularyFile tokenizer = VocabularyFile.read(folder.resolve(ShardManifest.TOKENIZER_FOLDER));
    if (!tokenizer.vocabulary().sha256().equals(manifest.vocabularySha256())) {
      throw UserException.of(
          "%s does not hold the vocabulary that the shards were made with. Tokenize the text again.",
          folder.resolve(ShardManifest.TOKENIZER_FOLDER));
    }
    ShardReader reader = new ShardReader(folder, manifest, tokenizer);
    try {
      reader.openShards();
      return reader;
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static ShardManifest readManifest(Path folder) {
    Path file = folder.resolve(ShardManifest.FILE);
    if (Files.exists(file)) {
      return Json.read(file, ShardManifest.class);
    }
    boolean begun = Files.exists(folder.resolve(ShardRecipe.FILE));
    throw UserException.of(
        begun
            ? "%s is not finished: it has no %s. Run mcl tokenize once more with the same inputs; it"
                + " goes on where it stopped."
            : "%s is no folder of token shards: it has no %s. Make one with mcl tokenize.",
        folder,
        ShardManifest.FILE);
  }

  private void openShards() {
    long document = 0;
    for (ShardManifest.Shard entry : manifest.shards()) {
      firstDocuments[shards.size()] = document;
      shards.add(OpenShard.of(folder, entry, manifest));
      document += entry.documents();
    }
  }

  /**
   * Refuses another vocabulary than that of the shards.
   *
   * @throws UserException if an id would mean another piece
   */
  public void requireVocabulary(Vocabulary vocabulary) {
    if (!vocabulary.sha256().equals(manifest.vocabularySha256())) {
      throw UserException.of(
          "The shards in %s were made with another vocabulary (%d pieces, hash %s...) than the one"
              + " given (%d pieces, hash %s...). Tokenize the text with this vocabulary.",
          folder,
          manifest.vocabularySize(),
          manifest
              .vocabularySha256()
              .substring(0, Math.min(8, manifest.vocabularySha256().length())),
          vocabulary.size(),
          vocabulary.sha256().substring(0, 8));
    }
  }

  /**
   * Compares every byte of every shard with the checksums of the manifest.
   *
   * @throws UserException naming the first file that differs
   */
  public void verify() throws IOException {
    verify(() -> false);
  }

  /**
   * The same, unless the user asks to stop.
   *
   * @param stop asked again and again
   * @throws mcl.base.check.Stopped if it says so
   */
  public void verify(BooleanSupplier stop) throws IOException {
    for (ShardManifest.Shard entry : manifest.shards()) {
      Path file = folder.resolve(entry.file());
      if (!Sha256.of(file, stop).equals(entry.sha256())) {
        throw UserException.of(
            "%s is damaged: its checksum is not that of the manifest. Delete the folder and tokenize"
                + " the text again.",
            file);
      }
    }
  }

  /** What the folder holds. */
  public ShardManifest manifest() {
    return manifest;
  }

  /** The tokenizer that made the shards. */
  public VocabularyFile tokenizer() {
    return tokenizer;
  }

  /** Documents in all shards. */
  public long documents() {
    return manifest.documents();
  }

  /** The number of tokens of a document; may be 0. */
  public long length(long document) {
    OpenShard shard = shards.get(shardOf(document));
    return shard.length(document - firstDocuments[shardOf(document)]);
  }

  /** The lengths of documents one after another, as many as the array takes. */
  void lengths(long firstDocument, long[] target) {
    int done = 0;
    while (done < target.length) {
      int shard = shardOf(firstDocument + done);
      done += shards.get(shard).lengths(firstDocument + done - firstDocuments[shard], target, done);
    }
  }

  /**
   * Reads some of the tokens of a document.
   *
   * @param from the first token, counted from 0
   * @param count how many
   * @param offset where in the target they go
   */
  public void read(long document, long from, int count, int[] target, int offset) {
    int shard = shardOf(document);
    shards.get(shard).read(document - firstDocuments[shard], from, count, target, offset);
  }

  private int shardOf(long document) {
    Require.argument(
        document >= 0 && document < documents(),
        "document %d is not one of %d",
        document,
        documents());
    int found = Arrays.binarySearch(firstDocuments, document);
    int shard = found >= 0 ? found : -found - 2;
    while (shards.get(shard).documents() == 0) {
      shard++;
    }
    return shard;
  }

  @Override
  public void close() {
    shards.forEach(OpenShard::close);
  }
}
