package mcl.soups.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mcl.base.check.UserException;
import mcl.base.files.Sha256;
import mcl.base.json.Json;

/**
 * What each token id means to a model, as the tokenizer beside it says.
 *
 * @param file that was read
 * @param byId the pieces by id
 */
record TokenizerPieces(Path file, SortedMap<Long, String> byId) {
  /** The files that tell, the fullest first. */
  private static final List<String> FILES = List.of("tokenizer.json", "vocab.txt", "vocab.json");

  /** Those of a folder, if it holds a tokenizer in one of these forms. */
  static Optional<TokenizerPieces> in(Path folder) {
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        return Optional.of(new TokenizerPieces(file, read(file)));
      }
    }
    return Optional.empty();
  }

  /** Whether both folders have the same tokenizer, byte for byte, so that nothing need be read. */
  static boolean sameFiles(Path one, Path other) {
    try {
      for (String name : FILES) {
        boolean first = Files.isRegularFile(one.resolve(name));
        boolean second = Files.isRegularFile(other.resolve(name));
        if (first && second) {
          return Files.mismatch(one.resolve(name), other.resolve(name)) < 0;
        }
        if (first || second) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw UserException.cannotRead(one, e);
    }
  }

  private static SortedMap<Long, String> read(Path file) {
    try {
      String text = Files.readString(file);
      if (file.toString().endsWith(".txt")) {
        return lines(text);
      }
      JsonNode tree = Json.tree(text);
      return tree.has("model") ? tokenizer(tree) : vocabulary(tree);
    } catch (IOException e) {
      throw new UserException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static SortedMap<Long, String> lines(String text) {
    SortedMap<Long, String> pieces = new TreeMap<>();
    text.lines().forEach(line -> pieces.put((long) pieces.size(), line));
    return pieces;
  }

  private static SortedMap<Long, String> tokenizer(JsonNode tree) {
    SortedMap<Long, String> pieces = vocabulary(tree.path("model").path("vocab"));
    for (JsonNode added : tree.path("added_tokens")) {
      pieces.put(added.path("id").asLong(), added.path("content").asText());
    }
    return pieces;
  }

  /** From piece to id, or, in a unigram model, pairs of piece and score in the order of ids. */
  private static SortedMap<Long, String> vocabulary(JsonNode vocabulary) {
    SortedMap<Long, String> pieces = new TreeMap<>();
    if (vocabulary.isArray()) {
      vocabulary.forEach(pair -> pieces.put((long) pieces.size(), pair.path(0).asText()));
    } else {
      for (Map.Entry<String, JsonNode> piece : vocabulary.properties()) {
        pieces.put(piece.getValue().asLong(), piece.getKey());
      }
    }
    return pieces;
  }

  /** A hash of the pieces in order: with the same hash, the same ids mean the same. */
  String sha256() {
    return Sha256.of(String.join("\n", byId.values()).getBytes(StandardCharsets.UTF_8));
  }

  /** The first id that means something else there. */
  Optional<String> difference(TokenizerPieces other) {
    if (sha256().equals(other.sha256())) {
      return Optional.empty();
    }
    for (Map.Entry<Long, String> piece : byId.entrySet()) {
      String there = other.byId.get(piece.getKey());
      if (!piece.getValue().equals(there)) {
        return Optional.of(
            "token "
                + piece.getKey()
                + " is \""
                + piece.getValue()
                + "\", but here "
                + (there == null ? "there is none" : "\"" + there + "\""));
      }
    }
    return Optional.of(byId.size() + " tokens, but here " + other.byId.size());
  }
}
