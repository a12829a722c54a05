package mcl.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mcl.base.random.RandomStreams;
import mcl.bridge.device.Compute;
import mcl.cli.examination.Examiner;
import mcl.cli.report.TokenLine;
import mcl.courses.DetectionKind;
import mcl.courses.Examination;
import mcl.courses.outcome.Outcome;
import mcl.courses.pass.DiscriminatorWork;
import mcl.model.weights.WeightSource;
import mcl.pretraining.PretrainConfig;
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
  private final WeightSource weights;
  private final Tokenizer tokenizer;
  private final Compute compute;

  SampleSentences(
      PretrainConfig config, WeightSource weights, Tokenizer tokenizer, Compute compute) {
    this.compute = compute;
    this.config = config;
    this.weights = weights;
    this.tokenizer = tokenizer;
  }

  /** One line for each sentence. */
  List<TokenLine> judge(List<String> sentences) {
    RandomStreams random = new RandomStreams(config.seed());
    List<TokenLine> lines = new ArrayList<>();
    try (Examiner examiner = new Examiner(config, tokenizer.vocabulary(), weights, compute)) {
      for (int i = 0; i < sentences.size(); i++) {
        int[] ids = ids(sentences.get(i));
        Outcome outcome =
            examiner.examine(Examiner.batch(ids, new int[ids.length]), random, i, EXAMINATION);
        lines.add(line(ids, outcome.courses().get(0).detection().orElseThrow()));
      }
    }
    return lines;
  }

  private int[] ids(String sentence) {
    return tokenizer
        .encode(sentence)
        .framed(tokenizer.vocabulary().special(), config.sequenceLength())
        .toArray();
  }

  private TokenLine line(int[] originals, DiscriminatorWork.Answer judged) {
    Vocabulary vocabulary = tokenizer.vocabulary();
    int[] shown = judged.lesson().shown().toArray();
    float[] logits = judged.logits();
    List<TokenLine.Token> tokens = new ArrayList<>();
    for (int i = 1; i < shown.length - 1; i++) {
      double fake = Examiner.replaced(logits[i]);
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
