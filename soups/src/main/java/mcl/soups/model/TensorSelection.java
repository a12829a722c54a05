package mcl.soups.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mcl.base.check.UserException;

/**
 * Which tensors are merged; the others are copied from the first ingredient.
 *
 * @param only patterns of which a tensor must have one; none mean all
 * @param except patterns of which it must have none
 */
public record TensorSelection(List<GlobPattern> only, List<GlobPattern> except) {
  /** Every tensor. */
  public static final TensorSelection ALL = of(List.of(), List.of());

  /** Takes copies. */
  public TensorSelection {
    only = List.copyOf(only);
    except = List.copyOf(except);
  }

  /** From patterns as the user writes them. */
  public static TensorSelection of(List<String> only, List<String> except) {
    return new TensorSelection(
        only.stream().map(GlobPattern::new).toList(),
        except.stream().map(GlobPattern::new).toList());
  }

  /** Whether the tensor is merged. */
  public boolean includes(TensorName name) {
    boolean chosen = only.isEmpty() || only.stream().anyMatch(it -> it.matches(name));
    return chosen && except.stream().noneMatch(it -> it.matches(name));
  }

  /** Whether the user has said that the tensor is not merged. */
  public boolean excludes(TensorName name) {
    return !includes(name);
  }

  /**
   * Makes sure that every pattern is one of a tensor's.
   *
   * @throws UserException naming the first that is not: most likely a slip
   */
  public void requireUsed(Set<TensorName> names) {
    requireUsed("--only", only, names);
    requireUsed("--except", except, names);
  }

  private static void requireUsed(
      String option, List<GlobPattern> patterns, Set<TensorName> names) {
    Optional<GlobPattern> unused =
        patterns.stream().filter(it -> names.stream().noneMatch(it::matches)).findFirst();
    if (unused.isPresent()) {
      throw UserException.of(
          "%s: no tensor of the ingredients has a name like \"%s\". mcl info --tensors lists the"
              + " names.",
          option, unused.get());
    }
  }
}
