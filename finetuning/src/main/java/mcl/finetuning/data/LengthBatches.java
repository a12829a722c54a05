package mcl.finetuning.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;

/**
 * Cuts texts into batches of similar length, so that little of a batch is padding. While training,
 * the order is random: texts are shuffled, sorted by length only within stretches of many batches,
 * and the batches shuffled again.
 *
 * @param count how many texts there are
 * @param length of the text at this place, in tokens
 */
public record LengthBatches(int count, IntUnaryOperator length, int batchSize) {
  private static final int STRETCH = 32;

  /** The batches of one epoch, each a list of places. */
  public List<List<Integer>> shuffled(UniformRandomProvider random) {
    List<Integer> order = new ArrayList<>(all());
    ListSampler.shuffle(random, order);
    int stretch = STRETCH * batchSize;
    for (int from = 0; from < order.size(); from += stretch) {
      order.subList(from, Math.min(from + stretch, order.size())).sort(byLength());
    }
    List<List<Integer>> batches = new ArrayList<>(cut(order));
    ListSampler.shuffle(random, batches);
    return batches;
  }

  /** All texts once, the shortest first. */
  public List<List<Integer>> byRisingLength() {
    List<Integer> order = new ArrayList<>(all());
    order.sort(byLength());
    return cut(order);
  }

  /** How many batches an epoch has. */
  public int batches() {
    return (count + batchSize - 1) / batchSize;
  }

  /** The share of padding among all tokens of these batches, each as wide as its longest text. */
  public double padding(List<List<Integer>> batches) {
    long read = 0;
    long all = 0;
    for (List<Integer> batch : batches) {
      int longest = batch.stream().mapToInt(length::applyAsInt).max().orElse(0);
      read += batch.stream().mapToInt(length::applyAsInt).sum();
      all += (long) longest * batch.size();
    }
    return all == 0 ? 0 : 1 - (double) read / all;
  }

  private List<Integer> all() {
    return IntStream.range(0, count).boxed().toList();
  }

  private Comparator<Integer> byLength() {
    return Comparator.comparingInt(length::applyAsInt);
  }

  private List<List<Integer>> cut(List<Integer> order) {
    List<List<Integer>> batches = new ArrayList<>();
    for (int from = 0; from < order.size(); from += batchSize) {
      batches.add(List.copyOf(order.subList(from, Math.min(from + batchSize, order.size()))));
    }
    return Collections.unmodifiableList(batches);
  }
}
