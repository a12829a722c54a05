package mcl.cli.cook.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.pretraining.PretrainConfig;
import mcl.soups.method.Gram;
import mcl.soups.recipe.JudgeConfig;

/**
 * What an experiment brought.
 *
 * @param judge who decided
 * @param examiners who else judged, in order
 * @param standings what they said: first of the common start, then of the ingredients in their
 *     order, then of the uniform and the greedy soup
 * @param growth of the greedy soup
 * @param ingredients their configurations by name
 * @param angles between their changes, for each set of weights by its name
 * @param lines between pairs of them
 * @param lineJudge whose scores the lines are
 */
public record CookResults(
    JudgeConfig judge,
    List<JudgeConfig> examiners,
    List<Standing> standings,
    List<GreedyStep> growth,
    Map<String, PretrainConfig> ingredients,
    Map<String, Gram> angles,
    List<StraightLine> lines,
    JudgeConfig lineJudge) {
  /** Takes copies. */
  public CookResults {
    examiners = List.copyOf(examiners);
    standings = List.copyOf(standings);
    growth = List.copyOf(growth);
    ingredients = new LinkedHashMap<>(ingredients);
    angles = new LinkedHashMap<>(angles);
    lines = List.copyOf(lines);
  }

  /** What can be judged. */
  public enum Kind {
    START,
    INGREDIENT,
    SOUP
  }

  /**
   * What was said of a model.
   *
   * @param score by the judge
   * @param others by the examiners, in their order
   * @param words what became of it
   */
  public record Standing(String name, Kind kind, double score, List<Double> others, String words) {
    /** Takes a copy. */
    public Standing {
      others = List.copyOf(others);
    }
  }

  /**
   * An ingredient that was tried.
   *
   * @param alone its own score
   * @param soup the greedy soup's, after it was taken or refused
   */
  public record GreedyStep(String name, double alone, double soup) {}

  /**
   * The way between two ingredients.
   *
   * @param shares of the second one, rising from 0 to 1
   * @param scores there
   */
  public record StraightLine(
      String first, String second, List<Double> shares, List<Double> scores) {
    /** Takes copies. */
    public StraightLine {
      shares = List.copyOf(shares);
      scores = List.copyOf(scores);
    }

    /**
     * How far the scores on the way are at most above those that the straight way between the
     * scores at its ends would have: for a loss, the height of the hill.
     */
    public double hill() {
      double hill = Double.NEGATIVE_INFINITY;
      double from = scores.get(0);
      double to = scores.get(scores.size() - 1);
      for (int i = 0; i < scores.size(); i++) {
        hill = Math.max(hill, scores.get(i) - (from + shares.get(i) * (to - from)));
      }
      return hill;
    }
  }

  /** Those of a kind. */
  List<Standing> of(Kind kind) {
    return standings.stream().filter(standing -> standing.kind() == kind).toList();
  }
}
