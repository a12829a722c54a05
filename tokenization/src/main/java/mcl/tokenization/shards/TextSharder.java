package mcl.tokenization.shards;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mcl.base.check.Require;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.tokenization.corpus.DocumentSource;
import mcl.tokenization.encoding.Tokenizer;

/**
 * Text to token shards: {@code mcl tokenize}.
 *
 * <p>The folder holds {@code recipe.json} (inputs and settings, written first), the shards, the
 * files of the tokenizer, and {@code manifest.json} with a checksum per shard, written last. A run
 * that was broken off is gone on with by starting it again: finished shards are kept. The bytes of
 * all files are the same however many threads there are and however often it was broken off. Memory
 * does not grow with the text.
 */
public final class TextSharder {
  private final Tokenizer tokenizer;
  private final ShardingConfig config;
  private final int threads;

  /**
   * A sharder.
   *
   * @param threads how many documents are encoded at the same time, and at most how many files are
   *     read
   */
  public TextSharder(Tokenizer tokenizer, ShardingConfig config, int threads) {
    Require.argument(threads > 0, "%d threads cannot work", threads);
    this.tokenizer = tokenizer;
    this.config = config;
    this.threads = threads;
  }

  /**
   * Writes the shards of a source, or the rest of them, or nothing if all are there.
   *
   * @throws UserException if the folder holds something else, or the source has no text
   */
  public ShardManifest write(DocumentSource source, Path folder, ShardingListener listener)
      throws IOException, InterruptedException {
    ShardRecipe recipe = ShardRecipe.of(source, tokenizer.file(), config);
    try (ShardFolder taken = ShardFolder.take(folder, recipe);
        Workers workers = new Workers(threads)) {
      if (taken.isComplete()) {
        return Json.read(folder.resolve(ShardManifest.FILE), ShardManifest.class);
      }
      tokenizer.file().write(folder.resolve(ShardManifest.TOKENIZER_FOLDER));
      String recipeSha256 = recipe.sha256();
      var run =
          new UnitSharder.Run(
              source, tokenizer, recipe, recipeSha256, folder, workers.encoders(), listener);
      List<ShardUnit> units = ShardUnit.of(source, config.shardTokens());
      workers.all(cuts(run, units));
      ShardManifest manifest = manifest(run, workers.all(entries(run, units)));
      Json.write(folder.resolve(ShardManifest.FILE), manifest);
      return manifest;
    }
  }

  private List<Callable<Void>> cuts(UnitSharder.Run run, List<ShardUnit> units) {
    int atATime = Math.max(1, Math.min(threads, units.size()));
    int groupsAhead = 2 * threads / atATime + 1;
    List<Callable<Void>> cuts = new ArrayList<>();
    for (ShardUnit unit : units) {
      cuts.add(
          () -> {
            new UnitSharder(run, unit, groupsAhead).run();
            return null;
          });
    }
    return cuts;
  }

  private static List<Callable<ShardManifest.Shard>> entries(
      UnitSharder.Run run, List<ShardUnit> units) {
    List<Callable<ShardManifest.Shard>> entries = new ArrayList<>();
    for (ShardUnit unit : units) {
      FinishedShard.of(unit, run.folder(), run.recipeSha256())
          .forEach(shard -> entries.add(shard::entry));
    }
    return entries;
  }

  private ShardManifest manifest(UnitSharder.Run run, List<ShardManifest.Shard> shards) {
    long documents = shards.stream().mapToLong(ShardManifest.Shard::documents).sum();
    long tokens = shards.stream().mapToLong(ShardManifest.Shard::tokens).sum();
    if (tokens == 0) {
      throw UserException.of(
          "There is no text in the %d inputs: %d documents and not one token. Delete %s before you"
              + " tokenize other text into it.",
          run.source().parts(), documents, run.folder());
    }
    return new ShardManifest(
        ShardManifest.VERSION,
        run.recipe().vocabularySha256(),
        tokenizer.vocabulary().size(),
        run.recipeSha256(),
        documents,
        tokens,
        shards);
  }
}
