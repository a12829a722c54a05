package mcl.pretraining.conflict;

import java.util.LinkedHashMap;
import java.util.Map;
import mcl.model.electra.Player;

/**
 * How well the courses agree on where a player's encoder should go: for each pair of courses, the
 * cosine between the gradients they send into its layers. 1: the same way; 0: they do not mind each
 * other; -1: against each other (the "tug-of-war" of Chen et al. 2023, section 3.4).
 *
 * @param step after how many steps
 * @param cosines by player, then by pair of courses, {@code rtd~std}; NaN where a course sends none
 */
public record GradientCosines(long step, Map<Player, Map<String, Double>> cosines) {

  /** The numbers by name: {@code conflict/discriminator/rtd~std} and so on. */
  public Map<String, Double> byName() {
    Map<String, Double> values = new LinkedHashMap<>();
    cosines.forEach(
        (player, pairs) ->
            pairs.forEach(
                (pair, cosine) -> values.put("conflict/" + player.folder() + "/" + pair, cosine)));
    return values;
  }
}
