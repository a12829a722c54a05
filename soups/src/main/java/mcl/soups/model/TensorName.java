package mcl.soups.model;

/**
 * Which tensor of a model.
 *
 * @param part the folder in the model's folder whose weights it belongs to; empty for the model's
 *     own
 * @param name in the file
 */
public record TensorName(String part, String name) {
  @Override
  public String toString() {
    return part.isEmpty() ? name : part + "/" + name;
  }
}
