package mcl.pretraining.schedule;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.base.check.Require;
import mcl.base.config.Range;
import mcl.base.config.Ranges;

/**
 * How long a run is and how its learning rate moves. A setting that the kind does not have must be
 * left at its default.
 *
 * @param kind the shape of the curve
 * @param warmupSteps how many steps the rate rises in a straight line: in step s, counted from 0,
 *     its share of {@code optimizer.learningRate} is (s + 1) / warmupSteps. At most totalSteps;
 *     null where the share is given
 * @param warmupShare the same as a share of all steps; null where the steps are given
 * @param totalSteps how many steps the run has
 * @param endShare of {@code warmupCosine}, {@code warmupPolynomial} and {@code warmupStableDecay}:
 *     the share of the highest rate that is left at the end
 * @param power of {@code warmupPolynomial}
 * @param decaySteps of {@code warmupStableDecay}: how many steps the rate falls at the end; null
 *     where the share is given
 * @param decayShare the same as a share of all steps; null where the steps are given
 * @param decayShape of {@code warmupStableDecay}: how the rate falls
 */
@RetainJavadoc
public record ScheduleConfig(
    ScheduleKind kind,
    @Range(min = 0) Long warmupSteps,
    @Range(min = 0, max = 1) Double warmupShare,
    @Range(min = 1) long totalSteps,
    @Range(min = 0, max = 1) double endShare,
    @Range(above = 0) double power,
    @Range(min = 0) Long decaySteps,
    @Range(min = 0, max = 1) Double decayShare,
    DecayShape decayShape) {
  private static final double USUAL_DECAY_SHARE = 0.1;

  /** What only some kinds have. */
  enum Setting {
    END_SHARE,
    POWER,
    DECAY
  }

  /** Checks the lengths, and that nothing is set that would have no effect. */
  public ScheduleConfig {
    Ranges.check(ScheduleConfig.class, "totalSteps", totalSteps);
    Ranges.check(ScheduleConfig.class, "endShare", endShare);
    Ranges.check(ScheduleConfig.class, "power", power);
    Require.argument(decayShape != null, "decayShape is missing; say linear, cosine or 1-sqrt");
    long warmup = new Stretch("warmup", warmupSteps, warmupShare).in(totalSteps);
    long decay = new Stretch("decay", decaySteps, decayShare).in(totalSteps);
    requireOf(kind, Setting.END_SHARE, endShare == 0, "endShare", endShare);
    requireOf(kind, Setting.POWER, power == 1, "power", power);
    requireOf(kind, Setting.DECAY, decaySteps == null, "decaySteps", decaySteps);
    boolean usual = decayShare == null || decayShare == USUAL_DECAY_SHARE;
    requireOf(kind, Setting.DECAY, usual, "decayShare", decayShare);
    requireOf(kind, Setting.DECAY, decayShape == DecayShape.COSINE, "decayShape", decayShape);
    long rounding = decaySteps == null ? 1 : 0; // two shares of an odd length
    Require.argument(
        !kind.has(Setting.DECAY) || warmup + decay <= totalSteps + rounding,
        "decaySteps is %d, but %d of %d steps are warm-up; together they are longer than the run",
        decay,
        warmup,
        totalSteps);
  }

  private static void requireOf(
      ScheduleKind kind, Setting setting, boolean usual, String field, Object value) {
    Require.argument(
        usual || kind.has(setting),
        "%s is %s, but a schedule of this kind has no such setting; leave it out, or choose another"
            + " kind",
        field,
        value);
  }

  /** A schedule of these lengths; all else at its default. */
  public ScheduleConfig(ScheduleKind kind, long warmupSteps, long totalSteps) {
    this(kind, warmupSteps, null, totalSteps, 0, 1, null, USUAL_DECAY_SHARE, DecayShape.COSINE);
  }

  /** The curve itself. */
  public Schedule schedule() {
    return kind.of(this);
  }

  /** How many steps the rate rises. */
  public long warmup() {
    return new Stretch("warmup", warmupSteps, warmupShare).in(totalSteps);
  }

  /** How many steps the rate falls at the end, where the kind stays at the top before. */
  long decay() {
    long decay = new Stretch("decay", decaySteps, decayShare).in(totalSteps);
    return Math.min(decay, totalSteps - warmup());
  }

  /** The same curve over another length: what is given in steps keeps its share. */
  public ScheduleConfig withTotalSteps(long other) {
    Stretch warmup = new Stretch("warmup", warmupSteps, warmupShare).scaled(totalSteps, other);
    Stretch decay = new Stretch("decay", decaySteps, decayShare).scaled(totalSteps, other);
    return new ScheduleConfig(
        kind,
        warmup.steps(),
        warmupShare,
        other,
        endShare,
        power,
        decay.atMost(other - warmup.in(other)).steps(),
        decayShare,
        decayShape);
  }
}
