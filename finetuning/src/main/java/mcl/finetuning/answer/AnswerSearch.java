package mcl.finetuning.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mcl.finetuning.head.SpanHead;
import mcl.finetuning.inference.Answer;
import mcl.finetuning.task.Prediction;

/**
 * Finds the best answers in the logits of all windows, as Hugging Face's {@code utils_qa.py} and
 * google-research/electra do: of each window the best starts with their best ends, the sum of both
 * logits decides.
 *
 * @param unanswerable whether there may be no answer
 */
public record AnswerSearch(AnswerConfig config, boolean unanswerable) {
  /**
   * Searches one passage.
   *
   * @param logits of each window, a row for each token
   */
  public Prediction.Span search(String passage, List<PassageWindow> windows, List<Answer> logits) {
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      collect(passage, windows.get(i), logits.get(i), all);
    }
    Optional<Candidate> none =
        unanswerable && config.nullScore() == NullScore.CLS
            ? Optional.of(none(logits))
            : Optional.empty();
    none.ifPresent(all::add);
    List<Candidate> best = best(all, none);
    Candidate found =
        best.stream().filter(each -> !each.isEmpty()).findFirst().orElse(Candidate.NONE);
    double odds =
        none.map(it -> (double) (it.score() - found.startLogit() - found.endLogit()))
            .orElseGet(() -> headOdds(logits));
    boolean answered = !(unanswerable && odds > config.nullThreshold()) && !found.isEmpty();
    return new Prediction.Span(found, answered, odds, best);
  }

  private void collect(String passage, PassageWindow window, Answer logits, List<Candidate> all) {
    for (SpanReading.Span span : reading().likely(logits, config.best())) {
      int first = window.token(span.first());
      int last = window.token(span.last());
      boolean begins = first >= 0 && window.own().contains(first);
      if (begins && last >= first && last - first < config.maxAnswer()) {
        int from = window.passage().start(first);
        int to = window.passage().end(last);
        String text = passage.substring(from, to);
        all.add(new Candidate(text, from, to, span.startLogit(), span.endLogit(), 0));
      }
    }
  }

  private SpanReading reading() {
    return config.spans().reading(config.best());
  }

  /** No answer, as the window says it that has least for it. */
  private static Candidate none(List<Answer> logits) {
    Answer least = logits.get(0);
    for (Answer each : logits) {
      boolean less = bothAt(each) < bothAt(least);
      least = less ? each : least;
    }
    return new Candidate("", 0, 0, least.at(0, SpanHead.START), least.at(0, SpanHead.END), 0);
  }

  private static float bothAt(Answer window) {
    return window.at(0, SpanHead.START) + window.at(0, SpanHead.END);
  }

  private double headOdds(List<Answer> logits) {
    return unanswerable
        ? logits.stream().mapToDouble(reading()::none).min().orElse(0)
        : Double.NEGATIVE_INFINITY;
  }

  private List<Candidate> best(List<Candidate> all, Optional<Candidate> none) {
    List<Candidate> best =
        new ArrayList<>(
            all.stream()
                .sorted(Comparator.comparingDouble(each -> -each.score()))
                .limit(config.best())
                .toList());
    none.filter(it -> best.stream().noneMatch(Candidate::isEmpty)).ifPresent(best::add);
    double most = best.stream().mapToDouble(Candidate::score).max().orElse(0);
    double sum = best.stream().mapToDouble(each -> Math.exp(each.score() - most)).sum();
    return best.stream().map(each -> each.with(Math.exp(each.score() - most) / sum)).toList();
  }
}
