package mcl.tokenization.encoding;

import java.util.ArrayList;
import java.util.List;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;

/** A vocabulary of letters, digits, some punctuation and a few words. */
public final class TinyTokenizer {
  private TinyTokenizer() {}

  /** Its ids: special tokens 0 to 4, then the words, then the characters. */
  public static Vocabulary vocabulary() {
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    pieces.addAll(List.of("the", "cat", "sat", "on", "mat", "##ting", "##s"));
    "abcdefghijklmnopqrstuvwxyz0123456789"
        .chars()
        .mapToObj(c -> String.valueOf((char) c))
        .forEach(
            c -> {
              pieces.add(c);
              if (!c.equals("s")) {
                pieces.add("##" + c);
              }
            });
    pieces.addAll(List.of(".", ",", "[", "]", "-", "é", "中"));
    return new Vocabulary(pieces, new SpecialTokens(0, 1, 2, 3, 4));
  }

  /** As files. */
  public static VocabularyFile file() {
    return VocabularyFile.of(vocabulary(), Normalization.uncased());
  }
}
