package mcl.finetuning.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mcl.finetuning.inference.InputEncoder;
import mcl.finetuning.inference.ModelInput;
import mcl.tokenization.encoding.TokenSequence;
import mcl.tokenization.vocabulary.SpecialTokens;

/**
 * Words to ids, as a tokenizer of Hugging Face with {@code is_split_into_words} makes them. A
 * sentence that is too long for one input becomes several, none of which breaks a word; a word of
 * which nothing is left is {@code [UNK]}.
 */
final class WordEncoder {
  private final InputEncoder encoder;
  private final SpecialTokens special;
  private final int room;

  /**
   * A part of a sentence.
   *
   * @param places of the first token of each of its words
   */
  record Part(ModelInput input, List<Integer> places) {}

  WordEncoder(InputEncoder encoder) {
    this.encoder = encoder;
    this.special = encoder.tokenizer().vocabulary().special();
    this.room = encoder.maxLength() - 2;
  }

  List<Part> encode(List<String> words) {
    List<Part> parts = new ArrayList<>();
    List<int[]> waiting = new ArrayList<>();
    int length = 0;
    for (String word : words) {
      int[] pieces = pieces(word);
      if (length + pieces.length > room) {
        parts.add(part(waiting));
        waiting.clear();
        length = 0;
      }
      waiting.add(pieces);
      length += pieces.length;
    }
    parts.add(part(waiting));
    return parts;
  }

  private int[] pieces(String word) {
    int[] ids = encoder.tokenizer().encode(word).toArray();
    return ids.length == 0
        ? new int[] {special.unknown()}
        : Arrays.copyOf(ids, Math.min(room, ids.length));
  }

  private Part part(List<int[]> words) {
    List<Integer> places = new ArrayList<>();
    int place = 1;
    for (int[] pieces : words) {
      places.add(place);
      place += pieces.length;
    }
    int[] all = words.stream().flatMapToInt(Arrays::stream).toArray();
    TokenSequence ids = TokenSequence.of(all).framed(special, encoder.maxLength());
    return new Part(new ModelInput(ids, ids.length(), false), places);
  }
}
