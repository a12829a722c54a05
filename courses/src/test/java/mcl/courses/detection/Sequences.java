package mcl.courses.detection;

import java.util.Arrays;
import java.util.List;
import mcl.courses.TinyBatch;
import mcl.courses.corruption.Sequence;
import mcl.tokenization.batch.TokenBatch;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Any sequences: few different words, so that many are there twice; special tokens anywhere, the
 * closing separator or none; several documents; padding behind.
 */
public final class Sequences implements ArbitrarySupplier<Sequence> {
  private static final int LAST_ID = 10;
  private static final int LONGEST = 48;

  @Override
  public Arbitrary<Sequence> get() {
    Arbitrary<List<Integer>> ids =
        Arbitraries.integers().between(0, LAST_ID).list().ofMaxSize(LONGEST);
    Arbitrary<List<Boolean>> borders =
        Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true)))
            .list()
            .ofSize(LONGEST);
    Arbitrary<Integer> padding = Arbitraries.integers().between(0, 6);
    return Combinators.combine(ids, borders, padding, Arbitraries.of(true, false))
        .as(Sequences::sequence);
  }

  private static Sequence sequence(
      List<Integer> words, List<Boolean> borders, int padding, boolean closed) {
    int used = words.size();
    int[] ids = new int[used + padding];
    int[] documents = new int[ids.length];
    Arrays.fill(ids, TinyBatch.SPECIAL.padding());
    Arrays.fill(documents, TokenBatch.PADDING);
    int document = 0;
    for (int i = 0; i < used; i++) {
      document += borders.get(i) ? 1 : 0;
      ids[i] = words.get(i);
      documents[i] = document;
    }
    if (closed && used > 0) {
      ids[used - 1] = TinyBatch.SPECIAL.separator();
    }
    return Sequence.of(ids, documents);
  }
}
