package mcl.soups;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import mcl.base.check.Require;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;
import mcl.soups.engine.OutputType;
import mcl.soups.engine.Workers;
import mcl.soups.model.Ingredients;
import mcl.soups.model.Lineage;
import mcl.soups.model.ModelFolder;
import mcl.soups.model.SharedStart;
import mcl.soups.model.WeightHashes;
import mcl.soups.output.Soup;
import mcl.soups.output.SoupStory;
import mcl.soups.output.SoupWriter;
import mcl.soups.recipe.IngredientPaths;
import mcl.soups.recipe.MethodNames;
import mcl.soups.recipe.SoupRecipe;
import mcl.soups.recipe.TensorSettings;
import mcl.soups.search.SearchResult;
import mcl.soups.search.WeightSearch;

/**
 * Makes soups after a recipe, of ingredients that have been found to fit each other.
 *
 * <p>Holds threads and open files: use it in a try-with-resources. One soup at a time. Asked to
 * stop, it ends the soup in hand with a {@link mcl.base.check.Stopped}.
 */
public final class SoupKitchen implements AutoCloseable {
  private final SoupRecipe recipe;
  private final Equipment equipment;
  private final Ingredients ingredients;
  private final TensorSettings settings;
  private final Workers workers;
  private final SoupWriter writer;

  private SoupKitchen(
      SoupRecipe recipe, Equipment equipment, Ingredients ingredients, TensorSettings settings) {
    this.recipe = recipe;
    this.equipment = equipment;
    this.ingredients = ingredients;
    this.settings = settings;
    this.workers = new Workers(equipment.threads(), equipment.stop());
    this.writer = new SoupWriter(workers, equipment.listener()::onRead);
  }

  /**
   * What a kitchen has.
   *
   * @param threads that merge; the soup does not depend on their number
   * @param software that soups say they were made by
   * @param stop asked again and again; true ends the soup in hand
   * @param listener is told how far a soup has come
   */
  public record Equipment(
      int threads, String software, BooleanSupplier stop, SoupListener listener) {}

  /**
   * Checks the recipe, opens the ingredients and compares them.
   *
   * @throws UserException naming what does not fit
   */
  public static SoupKitchen open(SoupRecipe recipe, Equipment equipment) {
    requireMethod(recipe);
    List<Path> paths = IngredientPaths.of(recipe);
    TensorSettings settings = TensorSettings.of(recipe, paths.size());
    boolean mixedTypes = recipe.output().dtype() != OutputType.KEEP;
    Ingredients ingredients =
        Ingredients.open(
            new Ingredients.Request(
                paths, recipe.basePath(), recipe.tensors().selection(), mixedTypes));
    try {
      ingredients.first().tensors().forEach(settings::apply);
    } catch (UserException e) {
      ingredients.close();
      throw e;
    }
    return new SoupKitchen(recipe, equipment, ingredients, settings);
  }

  private static void requireMethod(SoupRecipe recipe) {
    if (recipe.method() == null) {
      throw new UserException("The recipe names no method.");
    }
    boolean needed = recipe.method().demands().base();
    if (needed == recipe.basePath().isEmpty()) {
      throw UserException.of(
          needed
              ? "%s counts changes from a base: say with --base what the ingredients began with."
              : "%s takes no base.",
          MethodNames.of(recipe.method()));
    }
  }

  /** What the user should know before, such as that the ingredients did not begin alike. */
  public List<String> warnings() {
    List<Lineage> lineages = ingredients.all().stream().map(Lineage::of).toList();
    return SharedStart.doubt(lineages, this::hashes).stream().toList();
  }

  private List<Map<String, String>> hashes() {
    return workers.call(() -> WeightHashes.of(ingredients.all(), workers, bytes -> {}));
  }

  /** How many bytes are read for a soup, once to merge them and perhaps once to hash them. */
  public long bytes() {
    int times = recipe.output().hashes() ? 2 : 1;
    return times * ingredients.all().stream().mapToLong(SoupKitchen::bytes).sum();
  }

  private static long bytes(ModelFolder model) {
    return model.weightFiles().stream().mapToLong(file -> file.toFile().length()).sum();
  }

  /**
   * Makes the soup of the recipe.
   *
   * @param out a new folder, which appears complete or not at all
   * @param scorer judges, where the method needs it or the soup is to be judged
   */
  public SoupReport cook(Path out, Optional<SoupScorer> scorer) throws IOException {
    OutputPlace.require(out, ingredients);
    if (scorer.isEmpty()) {
      requireNoSearch();
      return write(story(settings.weights()), out);
    }
    try (JudgedSoups judged = new JudgedSoups(this, scorer.get(), out)) {
      return write(judge(judged), out);
    }
  }

  private void requireNoSearch() {
    Require.argument(
        !recipe.method().weighing().needsJudge(),
        "%s finds weights by having soups judged, and nobody judges",
        MethodNames.of(recipe.method()));
  }

  private SoupStory judge(JudgedSoups judged) throws IOException {
    Optional<WeightSearch> search = recipe.search();
    Optional<SearchResult> found =
        search.isPresent() ? Optional.of(search.get().search(judged)) : Optional.empty();
    List<Double> weights = found.map(SearchResult::weights).orElse(settings.weights());
    double score = judged.score(weights);
    return new SoupStory(
        equipment.software(), recipe, weights, found, Optional.of(score), judged.trials());
  }

  private SoupStory story(List<Double> weights) {
    return new SoupStory(
        equipment.software(), recipe, weights, Optional.empty(), Optional.empty(), List.of());
  }

  private SoupReport write(SoupStory story, Path out) throws IOException {
    AtomicFiles.writeFolder(out, folder -> writer.write(soup(story.weights()), story, folder));
    List<SoupReport.Line> lines =
        IntStream.range(0, ingredients.models().size())
            .mapToObj(
                i ->
                    new SoupReport.Line(
                        ingredients.models().get(i).toString(),
                        story.weights().get(i),
                        story.search().map(found -> found.verdicts().get(i))))
            .toList();
    return new SoupReport(lines, story.score());
  }

  private Soup soup(List<Double> weights) {
    return new Soup(ingredients, recipe.method().method(), settings.with(weights), recipe.output());
  }

  /**
   * Makes a soup with other weights than the recipe's, to be looked at and thrown away: its
   * ingredients are not hashed, and it is not forced to the disk.
   *
   * @param folder exists and is empty
   */
  public void mix(List<Double> weights, Path folder) throws IOException {
    writer.writeForJudge(soup(weights), story(weights), folder);
  }

  /** The ingredients. */
  public Ingredients ingredients() {
    return ingredients;
  }

  SoupRecipe recipe() {
    return recipe;
  }

  SoupListener listener() {
    return equipment.listener();
  }

  @Override
  public void close() {
    workers.close();
    ingredients.close();
  }
}
