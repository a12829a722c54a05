package mcl.cli.demo;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mcl.base.random.RandomStreams;
import mcl.bridge.device.Compute;
import mcl.cli.report.TokenLine;
import mcl.courses.Assignment;
import mcl.courses.Curriculum;
import mcl.courses.DetectionKind;
import mcl.courses.Examination;
import mcl.courses.Preparation;
import mcl.courses.pass.DiscriminatorWork;
import mcl.model.electra.Electra;
import mcl.model.encoder.Dropout;
import mcl.model.weights.StateDict;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.checkpoint.PairWeights;
import mcl.tokenization.batch.DataCursor;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;
import mcl.tokenization.encoding.Tokenizer;
import mcl.tokenization.vocabulary.Vocabulary;

/**
 * Puts sentences before a trained pair: the generator replaces some tokens, the discriminator says
 * which it takes for fakes.
 */
final class SampleSentences {
  private static final Examination EXAMINATION =
      new Examination(List.of(DetectionKind.REPLACED_TOKEN), true, false);

  private final PretrainConfig config;
  private final PairWeights weights;
  private final Tokenizer tokenizer;
  private final Compute compute;

  SampleSentences(
      PretrainConfig config, PairWeights weights, Tokenizer tokenizer, Compute compute) {
    this.compute = compute;
    this.config = config;
    this.weights = weights;
    this.tokenizer = tokenizer;
  }

  /** One line for each sentence. */
  List<TokenLine> judge(List<String> sentences) {
    Vocabulary vocabulary = tokenizer.vocabulary();
    Electra electra = config.electra(vocabulary.size());
    Curriculum curriculum = new Curriculum(electra, vocabulary.special(), config.withinDocuments());
    Preparation preparation =
        new Preparation(config.courses(), config.batch().courses(), vocabulary.special());
    List<TokenLine> lines = new ArrayList<>();
    try (NDManager scope = compute.newScope()) {
      StateDict state = StateDict.create(scope, electra.weights(), weights);
      for (int i = 0; i < sentences.size(); i++) {
        TokenBatch batch = batch(sentences.get(i));
        Assignment assignment =
            preparation.examine(batch, new RandomStreams(config.seed()), i, EXAMINATION);
        DiscriminatorWork.Answer judged =
            curriculum
                .study(scope, state.frozen(scope), Dropout.NONE, assignment)
                .courses()
                .get(0)
                .detection()
                .orElseThrow();
        lines.add(line(batch.ids().row(0), judged));
      }
    }
    return lines;
  }

  private TokenBatch batch(String sentence) {
    int[] ids =
        tokenizer
            .encode(sentence)
            .framed(tokenizer.vocabulary().special(), config.sequenceLength())
            .toArray();
    return new TokenBatch(
        TokenGrid.of(1, ids.length, ids),
        TokenGrid.of(1, ids.length, new int[ids.length]),
        new DataCursor(0, 0));
  }

  private TokenLine line(int[] originals, DiscriminatorWork.Answer judged) {
    Vocabulary vocabulary = tokenizer.vocabulary();
    int[] shown = judged.lesson().shown().toArray();
    float[] logits = judged.logits();
    List<TokenLine.Token> tokens = new ArrayList<>();
    for (int i = 1; i < shown.length - 1; i++) {
      double fake = 1 / (1 + Math.exp(-logits[i]));
      Optional<String> original =
          shown[i] == originals[i] ? Optional.empty() : Optional.of(vocabulary.piece(originals[i]));
      tokens.add(new TokenLine.Token(vocabulary.piece(shown[i]), fake, original));
    }
    return new TokenLine(tokens);
  }

  /**
   * The line for a terminal: suspicion in percent behind the tokens that are suspected or false.
   */
  static String plain(TokenLine line) {
    double mean = line.tokens().stream().mapToDouble(TokenLine.Token::score).average().orElse(0);
    StringBuilder text = new StringBuilder();
    for (TokenLine.Token token : line.tokens()) {
      boolean piece = token.text().startsWith("##");
      text.append(piece || text.length() == 0 ? "" : " ");
      text.append(piece ? token.text().substring(2) : token.text());
      if (token.original().isPresent() || token.score() > 2 * mean) {
        text.append(String.format(Locale.ROOT, "[%.0f%% fake", 100 * token.score()));
        token.original().ifPresent(word -> text.append(", was ").append(word));
        text.append(']');
      }
    }
    return text.toString();
  }
}
