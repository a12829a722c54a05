package mcl.soups.output;

import java.util.List;
import java.util.Optional;
import mcl.soups.recipe.SoupRecipe;
import mcl.soups.search.SearchResult;
import mcl.soups.search.Trial;

/**
 * How a soup came about.
 *
 * @param software that made it
 * @param recipe as it was asked for
 * @param weights of the ingredients, for tensors for which the recipe has no others
 * @param search what a search for weights found, if there was one
 * @param score of the soup, where it was judged
 * @param trials the soups that were judged on the way
 */
public record SoupStory(
    String software,
    SoupRecipe recipe,
    List<Double> weights,
    Optional<SearchResult> search,
    Optional<Double> score,
    List<Trial> trials) {}
