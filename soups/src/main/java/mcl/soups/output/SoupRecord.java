package mcl.soups.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.base.json.Json;
import mcl.soups.method.FormulaNumber;
import mcl.soups.method.MergeMethodKind;
import mcl.soups.model.Ingredients;
import mcl.soups.model.ModelFolder;
import mcl.soups.recipe.MethodNames;
import mcl.soups.recipe.OutputConfig;
import mcl.soups.recipe.SoupRecipe;
import mcl.soups.recipe.TensorConfig;
import mcl.soups.search.SearchResult;
import mcl.soups.search.Trial;

/**
 * What a soup says of itself, {@code soup.json}.
 *
 * @param formula the numbers that the method read, for tensors for which {@code tensors} has no
 *     others
 * @param tensors which tensors were merged, and how differently; null: all alike
 * @param base what changes count from; null where nothing does
 * @param judge who judged; null where nobody did
 * @param score of the soup, where it was judged
 * @param trials the soups that were judged on the way
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SoupRecord(
    String method,
    String software,
    List<Part> ingredients,
    Part base,
    Map<String, Object> formula,
    TensorConfig tensors,
    OutputConfig output,
    String judge,
    Double score,
    List<Trial> trials) {
  /** The name of the file. */
  public static final String FILE = "soup.json";

  /** The key under which the metadata of weight files holds the shorter form. */
  public static final String KEY = "mcl_soup";

  /**
   * An ingredient, or the base.
   *
   * @param path as the user gave it
   * @param weight in the formula; null for the base
   * @param sha256 of its weight files, by their path in its folder
   * @param score its own, where it was judged
   * @param verdict what became of it, where that was to be found out
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Part(
      String path, Double weight, Map<String, String> sha256, Double score, String verdict) {}

  /**
   * Tells the story of a soup.
   *
   * @param hashes of the ingredients' weights, and behind them of the base's
   */
  static SoupRecord of(SoupStory story, Ingredients models, List<Map<String, String>> hashes) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < models.models().size(); i++) {
      parts.add(part(story, models.models().get(i), i, hashes.get(i)));
    }
    Part base =
        models
            .base()
            .map(ModelFolder::toString)
            .map(path -> new Part(path, null, hashes.get(parts.size()), null, null))
            .orElse(null);
    TensorConfig tensors = story.recipe().tensors();
    String judge = story.recipe().judge().by();
    return new SoupRecord(
        MethodNames.of(story.recipe().method()),
        story.software(),
        parts,
        base,
        formula(story.recipe()),
        tensors.equals(TensorConfig.defaults()) ? null : tensors,
        story.recipe().output(),
        judge.isEmpty() ? null : judge,
        story.score().orElse(null),
        story.trials().isEmpty() ? null : story.trials());
  }

  private static Map<String, Object> formula(SoupRecipe recipe) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    for (FormulaNumber number : FormulaNumber.values()) {
      if (recipe.method().numbers().contains(number) && number != FormulaNumber.WEIGHTS) {
        numbers.put(MethodNames.of(number), value(recipe, number));
      }
    }
    return numbers;
  }

  private static Object value(SoupRecipe recipe, FormulaNumber number) {
    MergeMethodKind.Demands usual = recipe.method().demands();
    Object given = recipe.formula().value(number);
    return switch (number) {
      case DENSITY -> recipe.formula().density().isEmpty() ? usual.density() : given;
      case NORMALIZE -> given == null ? usual.normalize() : given;
      default -> given;
    };
  }

  private static Part part(
      SoupStory story, ModelFolder model, int number, Map<String, String> sha256) {
    Double weight = story.weights().get(number);
    String path = model.toString();
    return story
        .search()
        .map(SearchResult::verdicts)
        .map(verdicts -> verdicts.get(number))
        .map(it -> new Part(path, weight, sha256, it.alone(), it.words()))
        .orElseGet(() -> new Part(path, weight, sha256, null, null));
  }

  /** Method, ingredients, weights and hashes, as one line of JSON for a weight file's metadata. */
  String line() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("method", method);
    fields.put("software", software);
    fields.put("ingredients", ingredients);
    if (base != null) {
      fields.put("base", base);
    }
    fields.put("formula", formula);
    if (tensors != null) {
      fields.put("tensors", tensors);
    }
    return Json.line(fields);
  }
}
