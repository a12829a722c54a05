package mcl.soups.search;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Finds weights by having soups judged. */
@FunctionalInterface
public interface WeightSearch {
  /** Searches. */
  SearchResult search(Tasting tasting) throws IOException;

  /** The weights of one ingredient alone. */
  static List<Double> alone(int ingredient, int count) {
    return IntStream.range(0, count).mapToObj(i -> i == ingredient ? 1.0 : 0.0).toList();
  }

  /** Equal weights. */
  static List<Double> equal(int count) {
    return Collections.nCopies(count, 1.0);
  }
}
