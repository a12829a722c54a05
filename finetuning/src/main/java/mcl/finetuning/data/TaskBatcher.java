package mcl.finetuning.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;

/**
 * Cuts texts into batches of similar length, so that little of a batch is padding. While training,
 * the order is random: texts are shuffled, sorted by length only within stretches of many batches,
 * and the batches shuffled again.
 *
 * @param padding the id that fills the ends of rows
 */
public record TaskBatcher(List<EncodedText> texts, int batchSize, int padding) {
  private static final int STRETCH = 32;

  /** The batches of one epoch. */
  public List<TaskBatch> shuffled(UniformRandomProvider random) {
    List<Integer> order = new ArrayList<>(all());
    ListSampler.shuffle(random, order);
    int stretch = STRETCH * batchSize;
    for (int from = 0; from < order.size(); from += stretch) {
      order.subList(from, Math.min(from + stretch, order.size())).sort(byLength());
    }
    List<TaskBatch> batches = new ArrayList<>(cut(order));
    ListSampler.shuffle(random, batches);
    return batches;
  }

  /** All texts once, the shortest first. */
  public List<TaskBatch> byRisingLength() {
    List<Integer> order = new ArrayList<>(all());
    order.sort(byLength());
    return cut(order);
  }

  private List<Integer> all() {
    return IntStream.range(0, texts.size()).boxed().toList();
  }

  private Comparator<Integer> byLength() {
    return Comparator.comparingInt(row -> texts.get(row).ids().length());
  }

  private List<TaskBatch> cut(List<Integer> order) {
    List<TaskBatch> batches = new ArrayList<>();
    for (int from = 0; from < order.size(); from += batchSize) {
      List<Integer> rows = order.subList(from, Math.min(from + batchSize, order.size()));
      batches.add(TaskBatch.of(texts, rows, padding));
    }
    return Collections.unmodifiableList(batches);
  }
}
