package mcl.pretraining.conflict;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import mcl.model.electra.Player;
import mcl.model.weights.WeightNames;
import mcl.model.weights.Weights;

/** What one course sends into the encoder layers of one player, by weight. */
final class CourseGradients {
  private final Map<String, NDArray> gradients = new LinkedHashMap<>();

  private CourseGradients() {}

  /**
   * Takes the gradients of a player's layers over from the leaves.
   *
   * @param keeper the scope that owns them from now on
   */
  static CourseGradients take(Weights leaves, Player player, NDManager keeper) {
    CourseGradients taken = new CourseGradients();
    String layers = player.folder() + "/" + WeightNames.LAYERS;
    for (String name : leaves.names()) {
      if (name.startsWith(layers)) {
        NDArray gradient = leaves.get(name).getGradient();
        gradient.attach(keeper);
        taken.gradients.put(name, gradient);
      }
    }
    return taken;
  }

  /** The cosine of the angle between both, all layers as one vector; NaN where one is zero. */
  double cosine(CourseGradients other) {
    return dot(other) / Math.sqrt(dot(this) * other.dot(other));
  }

  private double dot(CourseGradients other) {
    double sum = 0;
    for (Map.Entry<String, NDArray> entry : gradients.entrySet()) {
      try (NDArray product = entry.getValue().mul(other.gradients.get(entry.getKey()));
          NDArray total = product.sum()) {
        sum += total.getFloat();
      }
    }
    return sum;
  }

  /** Whether anything is sent. */
  boolean any() {
    return dot(this) > 0;
  }
}
