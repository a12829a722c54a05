package mcl.pretraining.estimate;

import java.util.List;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * How many numbers a network learns.
 *
 * @param embeddings in the token, position and segment tables and their normalisation
 * @param others in all else
 */
public record ParameterCount(long embeddings, long others) {
  /** What a player reads; embeddings that it shares are counted here too. */
  public static ParameterCount of(Electra electra, Player player) {
    return of(electra.weights(player));
  }

  /** What a run keeps of both players: what they share is counted once. */
  public static ParameterCount together(Electra electra) {
    long total = of(electra.weights()).total();
    long others =
        of(electra, Player.GENERATOR).others() + of(electra, Player.DISCRIMINATOR).others();
    return new ParameterCount(total - others, others);
  }

  private static ParameterCount of(List<WeightShape> weights) {
    long embeddings =
        weights.stream()
            .filter(weight -> weight.name().startsWith(WeightNames.EMBEDDINGS))
            .mapToLong(weight -> weight.shape().size())
            .sum();
    long total = weights.stream().mapToLong(weight -> weight.shape().size()).sum();
    return new ParameterCount(embeddings, total - embeddings);
  }

  /** All of them. */
  public long total() {
    return embeddings + others;
  }
}
