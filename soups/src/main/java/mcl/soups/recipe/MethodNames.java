package mcl.soups.recipe;

import java.util.Locale;

/** How users write the names of methods and of their numbers. */
public final class MethodNames {
  private MethodNames() {}

  /** Lower case with dashes. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
