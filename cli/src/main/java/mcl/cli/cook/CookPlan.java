package mcl.cli.cook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.base.config.Configuration;
import mcl.base.config.Setting;
import mcl.cli.cook.recipe.CookRecipe;
import mcl.cli.cook.recipe.IngredientConfig;
import mcl.cli.judge.Judge;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.checkpoint.CheckpointFolders;
import mcl.soups.recipe.JudgeConfig;

/**
 * What a recipe comes to, with all that can be found wrong before the first step.
 *
 * @param start a checkpoint
 * @param data shards
 * @param ingredients the whole configuration of each, by name, in their order
 * @param judge who decides
 * @param examiners who else judges
 * @param line whose score is measured between ingredients
 * @param points how many places on each line
 */
public record CookPlan(
    Path start,
    Path data,
    Map<String, PretrainConfig> ingredients,
    JudgeConfig judge,
    List<JudgeConfig> examiners,
    JudgeConfig line,
    int points) {
  /** Takes copies. */
  public CookPlan {
    ingredients = Collections.unmodifiableMap(new LinkedHashMap<>(ingredients));
    examiners = List.copyOf(examiners);
  }

  /**
   * Reads what the recipe names and compares the ingredients.
   *
   * @throws UserException naming what is missing or does not fit
   */
  public static CookPlan of(CookRecipe recipe) throws IOException {
    require("start", recipe.start(), "the checkpoint that all ingredients begin with");
    require("data", recipe.data(), "the folder of the shards");
    require("pretraining", recipe.pretraining(), "the configuration that all ingredients share");
    if (recipe.ingredients().size() < 2) {
      throw UserException.of(
          "the recipe names %d ingredients; a soup needs two or more.",
          recipe.ingredients().size());
    }
    Map<String, PretrainConfig> ingredients = new LinkedHashMap<>();
    for (IngredientConfig ingredient : recipe.ingredients()) {
      ingredients.put(ingredient.name(), config(recipe, ingredient));
    }
    requireAlike(ingredients);
    String heldOut = Judge.VALIDATION + recipe.data();
    String loss = heldOut + ",metric=detection_loss";
    String line = recipe.line().by().isEmpty() ? loss : recipe.line().by();
    return new CookPlan(
        checkpoint(recipe.start()),
        Path.of(recipe.data()),
        ingredients,
        recipe.judge().of(heldOut),
        recipe.examiners().stream().map(recipe.judge()::examiner).toList(),
        recipe.judge().examiner(line),
        recipe.line().points());
  }

  private static void require(String field, String value, String meaning) {
    if (value.isBlank()) {
      throw UserException.of("the recipe has no %s; name %s.", field, meaning);
    }
  }

  private static PretrainConfig config(CookRecipe recipe, IngredientConfig ingredient) {
    List<Setting> settings = new ArrayList<>();
    recipe.set().forEach(text -> settings.add(Setting.parse("set", text)));
    String place = "ingredient " + ingredient.name() + ", set";
    ingredient.set().forEach(text -> settings.add(Setting.parse(place, text)));
    Optional<Path> file = Optional.of(Path.of(recipe.pretraining()));
    return Configuration.read(file, settings, PretrainConfig.defaults()).value();
  }

  /** What makes weights that cannot be averaged, or held-out text that others have read. */
  private static void requireAlike(Map<String, PretrainConfig> ingredients) {
    Map.Entry<String, PretrainConfig> first = ingredients.entrySet().iterator().next();
    PretrainConfig usual = first.getValue();
    ingredients.forEach(
        (name, config) -> {
          requireSame("model", first.getKey(), usual.model(), name, config.model());
          requireSame(
              "courses.detectionHead",
              first.getKey(),
              usual.courses().heads(),
              name,
              config.courses().heads());
          requireSame(
              "validation.share",
              first.getKey(),
              usual.validation().share(),
              name,
              config.validation().share());
          requireSame(
              "sequenceLength",
              first.getKey(),
              usual.sequenceLength(),
              name,
              config.sequenceLength());
        });
  }

  private static void requireSame(
      String field, String first, Object usual, String name, Object other) {
    if (!usual.equals(other)) {
      throw UserException.of(
          "ingredients %s and %s differ in %s: %s and %s. Their weights could not be averaged, or not"
              + " be judged on one held-out text; leave the field alone.",
          first, name, field, usual, other);
    }
  }

  private static Path checkpoint(String start) throws IOException {
    Path folder = Path.of(start);
    if (!Files.isDirectory(folder)) {
      throw UserException.of(
          "start: %s is no folder. Name a checkpoint, or a run that has one.", start);
    }
    return CheckpointFolders.meant(folder);
  }

  /** The names of the ingredients, in their order. */
  public List<String> names() {
    return List.copyOf(ingredients.keySet());
  }
}
