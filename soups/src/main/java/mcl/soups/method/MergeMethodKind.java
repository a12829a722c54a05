package mcl.soups.method;

import static mcl.soups.method.FormulaNumber.DECAY;
import static mcl.soups.method.FormulaNumber.DENSITY;
import static mcl.soups.method.FormulaNumber.LAMBDA;
import static mcl.soups.method.FormulaNumber.NORMALIZE;
import static mcl.soups.method.FormulaNumber.SEED;
import static mcl.soups.method.FormulaNumber.T;
import static mcl.soups.method.FormulaNumber.WEIGHTS;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import java.util.function.Supplier;

/** Every way to make a soup. A new one is a {@link MergeMethod} and a constant here. */
public enum MergeMethodKind {
  /** All ingredients count the same. */
  @JsonProperty("uniform")
  UNIFORM(WeightedAverage::new, Weighing.EQUAL, Demands.AVERAGE),
  /** The user's weights. */
  @JsonProperty("weighted")
  WEIGHTED(WeightedAverage::new, Weighing.GIVEN, Demands.AVERAGE, WEIGHTS, NORMALIZE),
  /** The uniform average of the last checkpoints of a run. */
  @JsonProperty("last")
  LAST(WeightedAverage::new, Weighing.EQUAL, Demands.AVERAGE),
  /** The exponential moving average of the checkpoints of a run. */
  @JsonProperty("ema")
  EMA(WeightedAverage::new, Weighing.DECAYING, Demands.AVERAGE, DECAY),
  /** The uniform average of those that help each other. */
  @JsonProperty("greedy")
  GREEDY(WeightedAverage::new, Weighing.GREEDY, Demands.AVERAGE),
  /** The weighted average with the best weights that a search finds. */
  @JsonProperty("learned")
  LEARNED(WeightedAverage::new, Weighing.LEARNED, Demands.AVERAGE),
  /** Between two, along the arc. */
  @JsonProperty("slerp")
  SLERP(Slerp::new, Weighing.EQUAL, Demands.PAIR, T),
  /** The largest changes, where they agree. */
  @JsonProperty("ties")
  TIES(
      Ties::new,
      Weighing.GIVEN,
      Demands.changes(1, true, 0.2),
      WEIGHTS,
      DENSITY,
      LAMBDA,
      NORMALIZE),
  /** A random part of the changes. */
  @JsonProperty("dare")
  DARE(
      Dare::linear,
      Weighing.GIVEN,
      Demands.changes(1, false, 0.5),
      WEIGHTS,
      DENSITY,
      LAMBDA,
      NORMALIZE,
      SEED),
  /** A random part of the changes, where they agree. */
  @JsonProperty("dare-ties")
  DARE_TIES(
      Dare::ties,
      Weighing.GIVEN,
      Demands.changes(1, false, 0.5),
      WEIGHTS,
      DENSITY,
      LAMBDA,
      NORMALIZE,
      SEED),
  /** The sum of the changes. */
  @JsonProperty("task-arithmetic")
  TASK_ARITHMETIC(
      TaskArithmetic::new,
      Weighing.GIVEN,
      Demands.changes(1, false, 1),
      WEIGHTS,
      LAMBDA,
      NORMALIZE),
  /** The average, pulled towards the base. */
  @JsonProperty("stock")
  STOCK(ModelStock::new, Weighing.EQUAL, Demands.changes(2, false, 1));

  private final Supplier<MergeMethod> constructor;
  private final Weighing weighing;
  private final Demands demands;
  private final Set<FormulaNumber> numbers;

  MergeMethodKind(
      Supplier<MergeMethod> constructor,
      Weighing weighing,
      Demands demands,
      FormulaNumber... numbers) {
    this.constructor = constructor;
    this.weighing = weighing;
    this.demands = demands;
    this.numbers = Set.of(numbers);
  }

  /**
   * What a method needs, and what it takes where the user says nothing.
   *
   * @param base whether it counts changes from a base
   * @param fewest ingredients
   * @param most ingredients
   * @param normalize whether the weighted sum is divided by the sum of the weights
   * @param density the share of changes that are kept
   */
  public record Demands(boolean base, int fewest, int most, boolean normalize, double density) {
    private static final int ANY = Integer.MAX_VALUE;
    private static final Demands AVERAGE = new Demands(false, 1, ANY, true, 1);
    private static final Demands PAIR = new Demands(false, 2, 2, false, 1);

    private static Demands changes(int fewest, boolean normalize, double density) {
      return new Demands(true, fewest, ANY, normalize, density);
    }
  }

  /** The formula. */
  public MergeMethod method() {
    return constructor.get();
  }

  /** Where the weights come from. */
  public Weighing weighing() {
    return weighing;
  }

  /** The numbers that its formula reads. */
  public Set<FormulaNumber> numbers() {
    return numbers;
  }

  /** What it needs. */
  public Demands demands() {
    return demands;
  }
}
