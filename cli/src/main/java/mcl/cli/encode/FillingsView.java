package mcl.cli.encode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import mcl.base.check.Printable;
import mcl.tokenization.vocabulary.Vocabulary;

/**
 * What the generator would write at each {@code [MASK]}: the likeliest pieces.
 *
 * @param best how many of them
 */
record FillingsView(Vocabulary vocabulary, int best) implements AnswerView {
  /** A piece and its probability. */
  record Candidate(String token, int id, double probability) {}

  @Override
  public String heading() {
    return "What the generator would write at each [MASK], with probabilities.";
  }

  @Override
  public Map<String, Object> fields(Reading reading) {
    int[] positions = Tokens.positions(reading.input(), vocabulary.special().mask());
    List<Map<String, Object>> fillings = new ArrayList<>();
    for (int row = 0; row < positions.length; row++) {
      Map<String, Object> filling = new LinkedHashMap<>();
      filling.put("position", positions[row]);
      filling.put("candidates", candidates(reading.answer().row(row)));
      fillings.add(filling);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("tokens", Tokens.pieces(vocabulary, reading.input()));
    fields.put("fillings", fillings);
    return fields;
  }

  @Override
  public List<String> lines(Reading reading, Screen screen) {
    int[] positions = Tokens.positions(reading.input(), vocabulary.special().mask());
    return IntStream.range(0, positions.length)
        .mapToObj(row -> line(positions[row], candidates(reading.answer().row(row))))
        .toList();
  }

  private static String line(int position, List<Candidate> candidates) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  token %d:", position));
    for (Candidate candidate : candidates) {
      line.append("  ")
          .append(Printable.of(candidate.token()))
          .append(percent(candidate.probability()));
    }
    return line.toString();
  }

  private static String percent(double probability) {
    return probability < 5e-4 ? " <0.1%" : String.format(Locale.ROOT, " %.1f%%", 100 * probability);
  }

  private List<Candidate> candidates(float[] logits) {
    double highest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      highest = Math.max(highest, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - highest);
    }
    double top = highest;
    double all = sum;
    int pieces = Math.min(logits.length, vocabulary.size());
    return IntStream.range(0, pieces)
        .boxed()
        .sorted(Comparator.comparing((Integer id) -> -logits[id]))
        .limit(best)
        .map(id -> new Candidate(vocabulary.piece(id), id, Math.exp(logits[id] - top) / all))
        .toList();
  }
}
