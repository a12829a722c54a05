package mcl.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import mcl.base.config.Configuration;
import mcl.base.config.Setting;
import mcl.bridge.device.Compute;
import mcl.cli.report.TokenLine;
import mcl.model.config.ElectraConfig;
import mcl.model.config.LayerSizes;
import mcl.model.electra.EmbeddingSharing;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.Pretrainer;
import mcl.tokenization.encoding.Tokenizer;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;
import org.junit.jupiter.api.Test;

final class SampleSentencesEngineTest {
  private static final String SENTENCE = "the old dog sees a young cat on that roof";
  private static final int PLACES = 8;

  @Test
  void theSentenceIsThereWithWhatReplacesItsWords() {
    List<TokenLine> lines = judge();
    for (TokenLine line : lines) {
      List<String> words =
          line.tokens().stream().map(token -> token.original().orElse(token.text())).toList();
      assertEquals(SENTENCE, String.join(" ", words));
      for (TokenLine.Token token : line.tokens()) {
        token.original().ifPresent(original -> assertNotEquals(original, token.text()));
        assertTrue(token.score() > 0 && token.score() < 1, token.toString());
      }
    }
    assertTrue(
        lines.stream().map(SampleSentences::plain).anyMatch(line -> line.contains("% fake, was ")));
  }

  @Test
  void eachPlaceDrawsItsOwnAndAlwaysTheSame() {
    List<TokenLine> lines = judge();
    assertEquals(lines, judge());
    assertTrue(lines.stream().distinct().count() > 1, lines.toString());
  }

  private static List<TokenLine> judge() {
    PretrainConfig config = config();
    try (Tokenizer tokenizer = Tokenizer.of(tokenizer())) {
      return new SampleSentences(config, Pretrainer.freshWeights(config), tokenizer, Compute.USUAL)
          .judge(Collections.nCopies(PLACES, SENTENCE));
    }
  }

  private static VocabularyFile tokenizer() {
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    pieces.addAll(List.of(SENTENCE.split(" ")));
    return VocabularyFile.of(
        new Vocabulary(pieces, new SpecialTokens(0, 1, 2, 3, 4)), Normalization.uncased());
  }

  private static PretrainConfig config() {
    LayerSizes sizes = new LayerSizes(8, 1, 2, 16);
    ElectraConfig model =
        new ElectraConfig(8, 16, 2, 0, 128, EmbeddingSharing.TIED, sizes, sizes, 0, 0, 1e-12, 0.3);
    List<Setting> settings =
        List.of(Setting.of("test", "seed", "3"), Setting.of("test", "batch.size", "1"));
    return Configuration.read(
            Optional.empty(), settings, PretrainConfig.defaults().withModel(model))
        .value();
  }
}
