package mcl.tokenization.corpus;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import mcl.base.check.UserException;

/**
 * Collects what the readers of all parts meet, from any thread. Of each fault it keeps the count
 * and the few places that come first in the corpus, so it stays small whatever the corpus is like.
 */
final class CorpusLog {
  private static final int EXAMPLES_PER_FAULT = 5;

  private record Place(int part, CorpusProblem problem) {}

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::part)
          .thenComparingLong(place -> place.problem().offset())
          .thenComparing(place -> place.problem().detail());

  private final boolean strict;
  private final LongAdder documents = new LongAdder();
  private final LongAdder characters = new LongAdder();
  private final Map<CorpusFault, Long> counts = new EnumMap<>(CorpusFault.class);
  private final Map<CorpusFault, TreeSet<Place>> examples = new EnumMap<>(CorpusFault.class);

  CorpusLog(boolean strict) {
    this.strict = strict;
  }

  void delivered(Document document) {
    documents.increment();
    characters.add(document.text().length());
  }

  /**
   * Notes a fault.
   *
   * @param times how often it was met, this place being the first
   * @throws UserException if reading is strict
   */
  synchronized void add(int part, CorpusProblem problem, long times) {
    if (strict) {
      throw new UserException(
          problem.message() + " Mend the file, or read without --strict to go on past it.");
    }
    counts.merge(problem.fault(), times, Long::sum);
    TreeSet<Place> places = examples.computeIfAbsent(problem.fault(), f -> new TreeSet<>(ORDER));
    places.add(new Place(part, problem));
    if (places.size() > EXAMPLES_PER_FAULT) {
      places.pollLast();
    }
  }

  synchronized CorpusReport report() {
    List<CorpusProblem> problems =
        examples.values().stream().flatMap(TreeSet::stream).map(Place::problem).toList();
    return new CorpusReport(documents.sum(), characters.sum(), counts, problems);
  }
}
