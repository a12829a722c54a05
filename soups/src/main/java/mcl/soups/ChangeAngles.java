package mcl.soups;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mcl.soups.engine.TensorAngles;
import mcl.soups.engine.Workers;
import mcl.soups.method.Gram;
import mcl.soups.model.Ingredients;
import mcl.soups.model.ModelPart;
import mcl.soups.model.TensorSelection;

/** In which directions models have moved away from what they began with. */
public final class ChangeAngles {
  private ChangeAngles() {}

  /**
   * The scalar products of the models' differences from the base, for each set of weights (such as
   * generator and discriminator) by its name: all tensors of a set are one vector.
   *
   * @param stop asked again and again; true ends with a {@link mcl.base.check.Stopped}
   * @throws mcl.base.check.UserException if the models do not fit each other
   */
  public static Map<String, Gram> of(
      List<Path> models, Path base, int threads, BooleanSupplier stop) {
    Map<String, Gram> grams = new LinkedHashMap<>();
    try (Ingredients opened =
            Ingredients.open(
                new Ingredients.Request(models, Optional.of(base), TensorSelection.ALL, false));
        Workers workers = new Workers(threads, stop)) {
      for (ModelPart part : opened.first().parts().values()) {
        List<String> names =
            part.tensors().names().stream().filter(name -> opened.merges(part, name)).toList();
        if (!names.isEmpty()) {
          TensorAngles angles = new TensorAngles(workers);
          grams.put(part.name(), angles.ofChanges(names, opened.sources(part.name())));
        }
      }
    }
    return grams;
  }
}
