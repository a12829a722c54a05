package mcl.tokenization.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mcl.base.check.UserException;

/**
 * The pieces of a {@code tokenizer.json} in the order of their ids, whatever the model type.
 *
 * <p>An id that belongs to no piece (some published tokenizers have such holes) is given the name
 * {@code [no piece N]}: it never occurs in text.
 */
final class TokenizerPieces {
  /** Above this an id is a fault of the file: the largest vocabularies in use have a million. */
  private static final int LARGEST_ID = 1 << 24;

  private final Path file;
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<Integer, String> pieces = new HashMap<>();

  TokenizerPieces(Path file) {
    this.file = file;
  }

  List<String> of(JsonNode tokenizer) {
    JsonNode vocabulary = tokenizer.path("model").path("vocab");
    if (vocabulary.isObject()) {
      vocabulary.properties().forEach(entry -> add(entry.getKey(), entry.getValue()));
    } else if (vocabulary.isArray()) {
      IntStream.range(0, vocabulary.size()).forEach(i -> addScored(vocabulary.get(i), i));
    } else {
      throw UserException.of(
          "%s is not a tokenizer.json of the Hugging Face tokenizers library: it has no"
              + " \"model.vocab\".",
          file);
    }
    for (JsonNode token : tokenizer.path("added_tokens")) {
      if (!ids.containsKey(token.path("content").asText())) {
        add(token.path("content").asText(), token.path("id"));
      }
    }
    int size = 1 + pieces.keySet().stream().mapToInt(id -> id).max().orElse(-1);
    return IntStream.range(0, size)
        .mapToObj(id -> pieces.getOrDefault(id, "[no piece " + id + "]"))
        .toList();
  }

  /** A unigram model lists pairs of piece and score. */
  private void addScored(JsonNode pair, int id) {
    if (!pair.path(0).isTextual()) {
      throw UserException.of(
          "%s: entry %d of \"model.vocab\" is %s; expected a piece and its score.", file, id, pair);
    }
    add(pair.get(0).textValue(), id);
  }

  private void add(String piece, JsonNode id) {
    if (!id.isInt() || id.intValue() < 0 || id.intValue() > LARGEST_ID) {
      throw UserException.of(
          "%s: the piece \"%s\" has the id %s; expected a number from 0 to %d.",
          file, piece, id, LARGEST_ID);
    }
    add(piece, id.intValue());
  }

  private void add(String piece, int id) {
    Integer otherId = ids.putIfAbsent(piece, id);
    String otherPiece = pieces.putIfAbsent(id, piece);
    if (otherId != null || otherPiece != null) {
      throw UserException.of(
          "%s: the piece \"%s\" with id %d collides with the piece \"%s\" with id %s.",
          file, piece, id, otherPiece == null ? piece : otherPiece, otherId == null ? id : otherId);
    }
  }
}
