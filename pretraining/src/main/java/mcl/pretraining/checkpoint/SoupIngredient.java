package mcl.pretraining.checkpoint;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model whose weights were merged into others.
 *
 * @param path as the user gave it
 * @param weight in the formula of the merge
 * @param sha256 of its weight files, by their path in its folder
 */
public record SoupIngredient(String path, double weight, Map<String, String> sha256) {
  /** Keeps the files in the order of their names. */
  public SoupIngredient {
    sha256 = Collections.unmodifiableMap(new TreeMap<>(sha256));
  }
}
