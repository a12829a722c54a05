package mcl.soups.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.safetensors.TensorSource;

/** Models that have been found fit to be merged, with the base that their changes count from. */
public final class Ingredients implements AutoCloseable {
  private final List<ModelFolder> models;
  private final Optional<ModelFolder> base;
  private final TensorSelection selection;

  private Ingredients(
      List<ModelFolder> models, Optional<ModelFolder> base, TensorSelection selection) {
    this.models = models;
    this.base = base;
    this.selection = selection;
  }

  /**
   * Which models.
   *
   * @param mixedTypes whether the ingredients' floating-point types may differ
   */
  public record Request(
      List<Path> models, Optional<Path> base, TensorSelection selection, boolean mixedTypes) {}

  /**
   * Opens the models and compares them.
   *
   * @throws UserException naming what differs
   */
  public static Ingredients open(Request request) {
    List<ModelFolder> opened = new ArrayList<>();
    try {
      request.models().forEach(path -> opened.add(ModelFolder.open(path)));
      Optional<ModelFolder> base = request.base().map(ModelFolder::open);
      List<ModelFolder> models = List.copyOf(opened);
      base.ifPresent(opened::add);
      compare(models, base, request);
      return new Ingredients(models, base, request.selection());
    } catch (UserException e) {
      opened.forEach(ModelFolder::close);
      throw e;
    }
  }

  private static void compare(
      List<ModelFolder> models, Optional<ModelFolder> base, Request request) {
    ModelFolder first = models.get(0);
    request.selection().requireUsed(first.tensors());
    Compatibility compatibility =
        new Compatibility(first, request.selection(), request.mixedTypes());
    models.stream().skip(1).forEach(compatibility::ingredient);
    base.ifPresent(compatibility::base);
    compatibility.refuse();
  }

  /** The ingredients, in the order in which they were given. */
  public List<ModelFolder> models() {
    return models;
  }

  /** The first ingredient: what is not merged is its own. */
  public ModelFolder first() {
    return models.get(0);
  }

  /** What changes count from. */
  public Optional<ModelFolder> base() {
    return base;
  }

  /** Ingredients and base. */
  public List<ModelFolder> all() {
    return Stream.concat(models.stream(), base.stream()).toList();
  }

  /** Whether the tensor of the first ingredient is merged; else it is copied. */
  public boolean merges(ModelPart part, String tensor) {
    return selection.includes(part.tensor(tensor))
        && Compatibility.isAveraged(part.tensors().header(tensor).dtype());
  }

  /** The weights of a part in each ingredient, and behind them in the base. */
  public List<TensorSource> sources(String part) {
    return all().stream().map(model -> model.parts().get(part).tensors()).toList();
  }

  @Override
  public void close() {
    all().forEach(ModelFolder::close);
  }
}
