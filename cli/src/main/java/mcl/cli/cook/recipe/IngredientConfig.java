package mcl.cli.cook.recipe;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import java.util.List;
import java.util.regex.Pattern;
import mcl.base.check.Require;

/**
 * An ingredient: a run of pre-training.
 *
 * @param name of its folder and in the report: letters, digits, point, hyphen and underscore
 * @param set fields of the pre-training configuration that are set for this ingredient, each as
 *     field=value, such as {@code courses.detection.swappedToken.detectionWeight=25}
 */
@RetainJavadoc
public record IngredientConfig(String name, List<String> set) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** Checks the name. */
  public IngredientConfig {
    Require.argument(
        NAME.matcher(name).matches(),
        "name is \"%s\"; it must be made of letters, digits, point, hyphen and underscore",
        name);
    set = List.copyOf(set);
  }
}
