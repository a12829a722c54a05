package mcl.finetuning.task;

import java.util.List;
import mcl.finetuning.answer.Candidate;

/** What a model says of a row. */
public sealed interface Prediction {
  /** As tables of predictions have it. */
  String text();

  /**
   * A class.
   *
   * @param probabilities of all classes, by number
   */
  record Name(String name, List<Double> probabilities) implements Prediction {
    /** Takes a copy. */
    public Name {
      probabilities = List.copyOf(probabilities);
    }

    @Override
    public String text() {
      return name;
    }
  }

  /** A number. */
  record Score(double value) implements Prediction {
    @Override
    public String text() {
      return Double.toString(value);
    }
  }

  /**
   * A span of a passage.
   *
   * @param found the best answer there is
   * @param answered whether it is given; otherwise the question has no answer
   * @param nullOdds how much more is for no answer; negative infinity where there must be one
   * @param best what was considered, the best first
   */
  record Span(Candidate found, boolean answered, double nullOdds, List<Candidate> best)
      implements Prediction {
    /** Takes a copy. */
    public Span {
      best = List.copyOf(best);
    }

    /** An answer of which nothing but the text is known; empty for none. */
    public static Span of(String text) {
      Candidate found = Candidate.of(text);
      boolean answered = !text.isEmpty();
      return new Span(found, answered, answered ? 0 : 1, List.of());
    }

    /** The probability of no answer that the odds stand for. */
    public double nullProbability() {
      return 1 / (1 + Math.exp(-nullOdds));
    }

    @Override
    public String text() {
      return answered ? found.text() : "";
    }
  }

  /**
   * A class for each word.
   *
   * @param probabilities that the model gave them
   */
  record Tags(List<String> names, List<Double> probabilities) implements Prediction {
    /** Takes copies. */
    public Tags {
      names = List.copyOf(names);
      probabilities = List.copyOf(probabilities);
    }

    @Override
    public String text() {
      return String.join(" ", names);
    }
  }
}
