package mcl.cli.showcourses;

import java.util.ArrayList;
import java.util.List;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;

/** A tokenizer of some words. */
final class TinyWords {
  static final String SENTENCE = "the old dog sees the young cat and the bird on the roof again";

  private TinyWords() {}

  static VocabularyFile tokenizer() {
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    List.of(SENTENCE.split(" ")).stream().distinct().forEach(pieces::add);
    pieces.addAll(List.of("runs", "eats", "a", "##s", "##ing"));
    return VocabularyFile.of(
        new Vocabulary(pieces, new SpecialTokens(0, 1, 2, 3, 4)), Normalization.uncased());
  }
}
