package mcl.tokenization.vocabulary;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mcl.base.check.Require;
import mcl.base.files.Sha256;

/** The pieces in the order of their ids, with the special ones. Immutable. */
public final class Vocabulary {
  private final List<String> pieces;
  private final Map<String, Integer> ids;
  private final SpecialTokens special;

  /** A vocabulary whose ids are the positions in the list. */
  public Vocabulary(List<String> pieces, SpecialTokens special) {
    this.pieces = List.copyOf(pieces);
    this.special = special;
    this.ids = new HashMap<>(pieces.size() * 2);
    for (int id = 0; id < pieces.size(); id++) {
      Integer earlier = ids.putIfAbsent(pieces.get(id), id);
      Require.argument(
          earlier == null, "the piece \"%s\" has two ids, %s and %d", pieces.get(id), earlier, id);
    }
  }

  /** The number of ids, V. */
  public int size() {
    return pieces.size();
  }

  /** The piece with this id. */
  public String piece(int id) {
    Require.argument(id >= 0 && id < size(), "id %d is not in a vocabulary of %d", id, size());
    return pieces.get(id);
  }

  /** The id of a piece, or that of the unknown token. */
  public int id(String piece) {
    return ids.getOrDefault(piece, special.unknown());
  }

  /** All pieces, in the order of their ids. */
  public List<String> pieces() {
    return pieces;
  }

  /** The ids of the special tokens. */
  public SpecialTokens special() {
    return special;
  }

  /**
   * A hash of the pieces in order: two vocabularies with the same hash mean the same by every id.
   */
  public String sha256() {
    return Sha256.of(String.join("\n", pieces).getBytes(StandardCharsets.UTF_8));
  }
}
