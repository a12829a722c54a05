package mcl.finetuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mcl.base.random.RandomStreams;
import mcl.finetuning.data.LabeledText;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.config.EncoderConfig;
import mcl.model.weights.Initialization;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;

/** A task that one word of a sentence decides: is it about an animal or a tool? */
public final class TinyTask {
  private static final List<String> ANIMALS =
      List.of("cat", "dog", "bird", "horse", "mouse", "cow");
  private static final List<String> TOOLS =
      List.of("hammer", "saw", "nail", "drill", "file", "knife");
  private static final List<String> PLACES =
      List.of("the barn", "a house", "the big box", "an old bench under a new tree");

  private TinyTask() {}

  /** The tokenizer of {@link TinyVocabulary}. */
  public static VocabularyFile tokenizer() {
    SpecialTokens special =
        new SpecialTokens(
            TinyVocabulary.PADDING,
            TinyVocabulary.UNKNOWN,
            TinyVocabulary.CLASSIFICATION,
            TinyVocabulary.SEPARATOR,
            TinyVocabulary.MASK);
    return VocabularyFile.of(
        new Vocabulary(TinyVocabulary.pieces(), special), Normalization.uncased());
  }

  /** Random weights of the tiny discriminator's sizes. */
  public static StartingPoint start(long seed) {
    EncoderConfig config = TinyElectra.config(0).discriminator(TinyVocabulary.SIZE);
    Initialization weights = new Initialization(new RandomStreams(seed), config.initializerRange());
    return new StartingPoint("tiny", config, weights, tokenizer());
  }

  /** Every noun at every place: 48 rows to learn from, the same nouns elsewhere to judge. */
  public static LabeledRows rows() {
    return new LabeledRows(
        sentences("the %s eats in %s"),
        sentences("the %s sleeps in %s"),
        Optional.of(sentences("the %s runs in %s")));
  }

  private static List<LabeledText> sentences(String pattern) {
    List<LabeledText> rows = new ArrayList<>();
    for (String place : PLACES) {
      ANIMALS.forEach(noun -> rows.add(row(pattern, noun, place, "animal")));
      TOOLS.forEach(noun -> rows.add(row(pattern, noun, place, "tool")));
    }
    return rows;
  }

  private static LabeledText row(String pattern, String noun, String place, String label) {
    return new LabeledText(pattern.formatted(noun, place), label, "memory");
  }
}
