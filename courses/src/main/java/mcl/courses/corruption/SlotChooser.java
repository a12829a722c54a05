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
    int[] candidates = candidates(ids);
    return draw(candidates, count(candidates.length), random);
  }

  /** How many positions are chosen in a sequence. */
  public int count(int[] ids) {
    return count(candidates(ids).length);
  }

  private int[] candidates(int[] ids) {
    return IntStream.range(0, ids.length).filter(i -> !special.isSpecial(ids[i])).toArray();
  }

  private int count(int candidates) {
    return candidates == 0 ? 0 : (int) Math.max(1, Math.round(rate * candidates));
  }

  /** So many of the positions, or all if there are fewer, without replacement, in rising order. */
  public static int[] draw(int[] positions, int count, UniformRandomProvider random) {
    int[] left = positions.clone();
    int drawn = Math.min(count, left.length);
    for (int i = 0; i < drawn; i++) {
      int other = i + random.nextInt(left.length - i);
      int position = left[other];
      left[other] = left[i];
      left[i] = position;
    }
    int[] chosen = Arrays.copyOf(left, drawn);
    Arrays.sort(chosen);
    return chosen;
  }
}
