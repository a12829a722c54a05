package mcl.pretraining.checkpoint;

import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import mcl.model.weights.StateDict;

/**
 * All that changes while a run trains.
 *
 * @param weights of the pair
 * @param groups arrays by weight name that training needs besides, such as moments, by the name of
 *     their file
 * @param progress how far the run has come
 */
public record TrainingState(
    StateDict weights, Map<String, StateDict> groups, RunProgress progress) {
  /** Keeps the groups by name. */
  public TrainingState {
    groups = Collections.unmodifiableMap(new TreeMap<>(groups));
  }

  /** The state as it is now, in memory of its own on the host. */
  public TrainingState copy(NDManager scope) {
    Map<String, StateDict> copies = new TreeMap<>();
    groups.forEach((name, group) -> copies.put(name, group.copy(scope)));
    return new TrainingState(weights.copy(scope), copies, progress);
  }
}
