package mcl.tokenization.shards;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mcl.base.files.Sha256;
import mcl.base.json.Json;
import mcl.tokenization.corpus.DocumentSource;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * Everything that the shards of a folder depend on: written first, and compared when work is taken
 * up again.
 *
 * @param version of the shard format
 * @param vocabularySha256 the pieces by id
 * @param tokenizerSha256 the rules by which text becomes pieces
 */
record ShardRecipe(
    int version,
    String vocabularySha256,
    String tokenizerSha256,
    ShardingConfig config,
    List<Input> inputs) {
  static final String FILE = "recipe.json";

  /**
   * One part of the source.
   *
   * @param name the absolute path of a file, else what the source calls it
   * @param bytes its stored size, -1 where it is not known
   * @param modified when the file was changed last, empty for what is not a file
   */
  record Input(String name, long bytes, String modified) {
    static Input of(DocumentSource source, int part) {
      String name = source.name(part);
      try {
        Path path = Path.of(name).toAbsolutePath().normalize();
        if (Files.isRegularFile(path)) {
          String modified = Files.getLastModifiedTime(path).toString();
          return new Input(path.toString(), source.bytes(part), modified);
        }
      } catch (InvalidPathException | IOException e) {
        // Not a file whose identity can be told: it is known by name and size.
      }
      return new Input(name, source.bytes(part), "");
    }

    boolean isFile() {
      return !modified.isEmpty();
    }

    /** For the user: name, size, time. */
    @Override
    public String toString() {
      return name + ", " + bytes + " bytes" + (isFile() ? ", changed " + modified : "");
    }
  }

  static ShardRecipe of(DocumentSource source, VocabularyFile tokenizer, ShardingConfig config) {
    List<Input> inputs = new ArrayList<>();
    for (int part = 0; part < source.parts(); part++) {
      inputs.add(Input.of(source, part));
    }
    return new ShardRecipe(
        ShardManifest.VERSION,
        tokenizer.vocabulary().sha256(),
        tokenizer.sha256(),
        config,
        List.copyOf(inputs));
  }

  String sha256() {
    return Sha256.of(Json.text(this).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the same inputs can be read again and known to be the same. */
  boolean isRepeatable() {
    return inputs.stream().allMatch(Input::isFile);
  }

  /** Says how this recipe is unlike an earlier one, in words for the user. */
  String differenceFrom(ShardRecipe earlier) {
    if (version != earlier.version) {
      return "another version of the shard format (" + earlier.version + ")";
    }
    if (!vocabularySha256.equals(earlier.vocabularySha256)) {
      return "another vocabulary";
    }
    if (!tokenizerSha256.equals(earlier.tokenizerSha256)) {
      return "the same vocabulary under other tokenizer rules";
    }
    if (!config.equals(earlier.config)) {
      return "other settings (" + earlier.config + ", now " + config + ")";
    }
    if (inputs.size() != earlier.inputs.size()) {
      return "other inputs (" + earlier.inputs.size() + " files, now " + inputs.size() + ")";
    }
    for (int i = 0; i < inputs.size(); i++) {
      if (!Objects.equals(inputs.get(i), earlier.inputs.get(i))) {
        return "other inputs (" + earlier.inputs.get(i) + ", now " + inputs.get(i) + ")";
      }
    }
    return "nothing else";
  }
}
