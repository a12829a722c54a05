package mcl.finetuning.task;

import java.util.List;
import java.util.Locale;

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
      return String.format(Locale.ROOT, "%.3f", value);
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
