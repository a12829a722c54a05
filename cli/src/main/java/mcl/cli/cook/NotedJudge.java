package mcl.cli.cook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import mcl.cli.judge.Judge;
import mcl.soups.SoupScorer;

/**
 * A judge who is asked only for what is not in the book. A soup goes by the names of those that are
 * in it, {@code a+b}.
 */
final class NotedJudge implements SoupScorer {
  private final Judge judge;
  private final String by;
  private final ScoreBook book;
  private final List<String> names;
  private final BiConsumer<String, Double> listener;

  /**
   * A judge.
   *
   * @param by what the book calls the judge
   * @param names of the ingredients
   * @param listener is told each new score
   */
  NotedJudge(
      Judge judge,
      String by,
      ScoreBook book,
      List<String> names,
      BiConsumer<String, Double> listener) {
    this.judge = judge;
    this.by = by;
    this.book = book;
    this.names = names;
    this.listener = listener;
  }

  /** Whether the book has its score. */
  boolean knows(String subject) {
    return book.find(by, subject).isPresent();
  }

  /** Judges a model, unless the book has its score. */
  double score(String subject, Path model) throws IOException {
    OptionalDouble known = book.find(by, subject);
    return known.isPresent() ? known.getAsDouble() : note(subject, judge.score(model));
  }

  private double note(String subject, double score) throws IOException {
    book.note(by, subject, score);
    listener.accept(subject, score);
    return score;
  }

  @Override
  public double score(Path model) throws IOException {
    return judge.score(model);
  }

  @Override
  public OptionalDouble remembered(List<Double> weights) {
    return book.find(by, subject(names, weights));
  }

  @Override
  public void remember(List<Double> weights, double score) throws IOException {
    note(subject(names, weights), score);
  }

  /** What the book calls the uniform average of those whose weight is not 0. */
  static String subject(List<String> names, List<Double> weights) {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (weights.get(i) != 0) {
        taken.add(names.get(i));
      }
    }
    return String.join("+", taken);
  }
}
