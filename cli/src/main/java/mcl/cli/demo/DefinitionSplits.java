package mcl.cli.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mcl.base.check.Require;
import mcl.base.check.UserException;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The definitions of the task, dealt to train, dev and test.
 *
 * <p>Each definition is in one split at most, once; one that occurs under several lexicographer
 * files has no right answer and is left out. The splits are a pure function of (synsets, sizes,
 * seed); more training rows leave dev and test as they are.
 */
public record DefinitionSplits(
    List<LabelledDefinition> train, List<LabelledDefinition> dev, List<LabelledDefinition> test) {
  public DefinitionSplits {
    train = List.copyOf(train);
    dev = List.copyOf(dev);
    test = List.copyOf(test);
  }

  /** How many definitions each split holds. */
  public record Sizes(int train, int dev, int test) {
    public Sizes {
      Require.argument(
          train > 0 && dev > 0 && test > 0,
          "each split needs a definition, not %d, %d and %d",
          train,
          dev,
          test);
    }

    long total() {
      return (long) train + dev + test;
    }
  }

  /**
   * Splits the definitions of these synsets.
   *
   * @throws UserException if there are fewer than the sizes ask for
   */
  public static DefinitionSplits of(List<Synset> synsets, Sizes sizes, long seed) {
    List<LabelledDefinition> rows = distinct(synsets);
    if (rows.size() < sizes.total()) {
      throw UserException.of(
          "The splits ask for %d + %d + %d = %d definitions, but there are %d. Ask for fewer.",
          sizes.train(), sizes.dev(), sizes.test(), sizes.total(), rows.size());
    }
    shuffle(rows, new RandomStreams(seed).stream(Purpose.SPLIT));
    int devEnd = sizes.test() + sizes.dev();
    return new DefinitionSplits(
        rows.subList(devEnd, devEnd + sizes.train()),
        rows.subList(sizes.test(), devEnd),
        rows.subList(0, sizes.test()));
  }

  /** The keys of the definitions in dev and test. */
  Set<String> heldOutKeys() {
    Set<String> keys = new HashSet<>();
    dev.forEach(row -> keys.add(LabelledDefinition.key(row.text())));
    test.forEach(row -> keys.add(LabelledDefinition.key(row.text())));
    return keys;
  }

  private static List<LabelledDefinition> distinct(List<Synset> synsets) {
    Map<String, LabelledDefinition> rows = new LinkedHashMap<>();
    Set<String> ambiguous = new HashSet<>();
    for (Synset synset : synsets) {
      String key = LabelledDefinition.key(synset.definition());
      LabelledDefinition row = LabelledDefinition.of(synset);
      LabelledDefinition first = rows.putIfAbsent(key, row);
      if (first != null && !first.label().equals(row.label())) {
        ambiguous.add(key);
      }
    }
    rows.keySet().removeAll(ambiguous);
    return new ArrayList<>(rows.values());
  }

  /** Fisher and Yates, from the end. */
  private static void shuffle(List<LabelledDefinition> rows, UniformRandomProvider random) {
    for (int i = rows.size() - 1; i > 0; i--) {
      Collections.swap(rows, i, random.nextInt(i + 1));
    }
  }
}
