package mcl.courses.corruption;

import java.util.Arrays;
import java.util.stream.IntStream;
import mcl.base.check.Require;
import mcl.tokenization.vocabulary.SpecialTokens;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws which positions of a sequence a course touches: {@code max(1, round(rate x candidates))} of
 * the candidates, without replacement. Candidates hold no special token.
 *
 * @param rate the share of the candidates, 0.15 in ELECTRA
 */
public record SlotChooser(double rate, SpecialTokens special) {
  /** Checks the rate. */
  public SlotChooser {
    Require.argument(rate > 0 && rate < 1, "rate is %s; it must be above 0 and below 1", rate);
  }

  /** The chosen positions in rising order; none where the sequence has no candidate. */
  public int[] choose(int[] ids, UniformRandomProvider random) {
    int[] candidates =
        IntStream.range(0, ids.length).filter(i -> !special.isSpecial(ids[i])).toArray();
    if (candidates.length == 0) {
      return candidates;
    }
    int count = (int) Math.max(1, Math.round(rate * candidates.length));
    for (int i = 0; i < count; i++) {
      int other = i + random.nextInt(candidates.length - i);
      int drawn = candidates[other];
      candidates[other] = candidates[i];
      candidates[i] = drawn;
    }
    int[] chosen = Arrays.copyOf(candidates, count);
    Arrays.sort(chosen);
    return chosen;
  }
}
