package mcl.tokenization.shards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mcl.base.check.UserException;
import mcl.base.files.Sha256;
import mcl.base.safetensors.TensorFile;

/**
 * A shard that lies finished on disk, by this run or an earlier one.
 *
 * @param last whether nothing follows in its unit
 */
record FinishedShard(Path path, long documents, long tokens, boolean last) {
  private static final String VERSION = "version";
  static final String VOCABULARY = "vocabulary_sha256";
  private static final String RECIPE = "recipe_sha256";
  private static final String LAST = "last_of_unit";

  /** What a shard says of itself in the metadata of its file. */
  static Map<String, String> metadata(String vocabularySha256, String recipeSha256, boolean last) {
    return Map.of(
        VERSION,
        String.valueOf(ShardManifest.VERSION),
        VOCABULARY,
        vocabularySha256,
        RECIPE,
        recipeSha256,
        LAST,
        String.valueOf(last));
  }

  /** The shards of a unit that are there, from the first on. */
  static List<FinishedShard> of(ShardUnit unit, Path folder, String recipeSha256) {
    List<FinishedShard> shards = new ArrayList<>();
    for (Path file = folder.resolve(unit.file(0));
        Files.exists(file);
        file = folder.resolve(unit.file(shards.size()))) {
      shards.add(read(file, recipeSha256));
    }
    return shards;
  }

  private static FinishedShard read(Path file, String recipeSha256) {
    try (TensorFile shard = TensorFile.open(file)) {
      if (!recipeSha256.equals(shard.metadata().get(RECIPE))) {
        throw UserException.of(
            "%s does not belong to the shards of this folder. Move it away.", file);
      }
      return new FinishedShard(
          file,
          shard.header(ShardWriter.DOCUMENTS).elements() - 1,
          shard.header(ShardWriter.TOKENS).elements(),
          Boolean.parseBoolean(shard.metadata().get(LAST)));
    }
  }

  /** Its entry in the manifest, for which the whole file is read. */
  ShardManifest.Shard entry() throws IOException {
    return new ShardManifest.Shard(
        path.getFileName().toString(), Sha256.of(path), Files.size(path), documents, tokens);
  }
}
