package mcl.cli.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mcl.base.check.UserException;
import mcl.base.files.Sha256;
import mcl.tokenization.shards.ShardManifest;
import mcl.tokenization.shards.ShardReader;

/** What a folder of token shards holds. */
final class ShardFacts {
  private static final String RECIPE = "recipe.json";

  private ShardFacts() {}

  /** Whether a folder is one, finished or not. */
  static boolean matches(Path folder) {
    return Files.isRegularFile(folder.resolve(ShardManifest.FILE))
        || Files.isRegularFile(folder.resolve(RECIPE));
  }

  /** Reads the manifest and the shards' headers; a shard that is not as the manifest says fails. */
  static Facts of(Path folder) {
    try (ShardReader reader = ShardReader.open(folder)) {
      ShardManifest manifest = reader.manifest();
      return new Facts()
          .put("documents", manifest.documents())
          .put("tokens", manifest.tokens())
          .put("bytes", manifest.shards().stream().mapToLong(ShardManifest.Shard::bytes).sum())
          .put("vocabularySize", manifest.vocabularySize())
          .put("vocabularySha256", manifest.vocabularySha256())
          .put("recipeSha256", manifest.recipeSha256())
          .put("dataSha256", Sha256.of(folder.resolve(ShardManifest.FILE)))
          .put("tokenizer", TokenizerFacts.of(folder.resolve(ShardManifest.TOKENIZER_FOLDER)))
          .put("shards", manifest.shards().stream().map(ShardFacts::of).toList());
    } catch (IOException e) {
      throw UserException.cannotRead(folder, e);
    }
  }

  private static Facts of(ShardManifest.Shard shard) {
    return new Facts()
        .put("file", shard.file())
        .put("documents", shard.documents())
        .put("tokens", shard.tokens())
        .put("bytes", shard.bytes())
        .put("sha256", shard.sha256());
  }
}
