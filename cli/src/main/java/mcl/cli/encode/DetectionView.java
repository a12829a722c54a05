package mcl.cli.encode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import mcl.finetuning.inference.Answer;
import mcl.tokenization.vocabulary.Vocabulary;

/** The probability of each token that it was replaced, or the logit that it comes from. */
record DetectionView(Vocabulary vocabulary, boolean logits) implements AnswerView {
  /** From here on a token looks suspicious; the discriminator itself says "replaced". */
  private static final double REPLACED = 0.5;

  private static final double SURELY_REPLACED = 0.9;
  private static final double SURELY_ORIGINAL = 0.1;

  @Override
  public String heading() {
    return logits
        ? "Logit of each token: above 0 the discriminator says \"replaced\"."
        : "Probability of each token that it was replaced, as the discriminator sees it.";
  }

  @Override
  public Map<String, Object> fields(Reading reading) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("tokens", Tokens.pieces(vocabulary, reading.input()));
    fields.put("ids", reading.input().ids().toArray());
    fields.put(logits ? "logits" : "replaced", Tokens.json(numbers(reading.answer())));
    return fields;
  }

  private float[] numbers(Answer answer) {
    float[] numbers = answer.toArray();
    for (int i = 0; i < numbers.length && !logits; i++) {
      numbers[i] = (float) probability(numbers[i]);
    }
    return numbers;
  }

  @Override
  public List<String> lines(Reading reading, Screen screen) {
    List<String> tokens = Tokens.printable(vocabulary, reading.input());
    return TokenBlocks.lines(
        IntStream.range(0, tokens.size())
            .mapToObj(row -> column(tokens.get(row), reading.answer().at(row, 0)))
            .toList(),
        screen);
  }

  private TokenBlocks.Column column(String token, float logit) {
    double probability = probability(logit);
    String number =
        logits
            ? String.format(Locale.ROOT, "%.2f", logit)
            : String.format(Locale.ROOT, "%.0f%%", 100 * probability);
    return new TokenBlocks.Column(token, number, colour(probability));
  }

  private static double probability(float logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** The more suspicious, the louder: dim, plain, yellow, bold red. */
  private static String colour(double probability) {
    if (probability >= SURELY_REPLACED) {
      return "1;31";
    }
    if (probability >= REPLACED) {
      return "33";
    }
    return probability < SURELY_ORIGINAL ? "2" : "";
  }
}
