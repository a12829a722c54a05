package mcl.pretraining.estimate;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import mcl.courses.CorrectionConfig;
import mcl.courses.CourseConfig;
import mcl.courses.CourseShare;
import mcl.courses.DetectionKind;
import mcl.pretraining.PretrainConfig;

/**
 * What both players read in a step, the corrections among it as if every sequence had a mistake of
 * each kind: the most that it can be.
 *
 * @param generatorRows sequences that the generator reads
 * @param slots places where it is asked
 * @param discriminatorRows sequences that the discriminator reads
 */
public record StepWork(double generatorRows, double slots, double discriminatorRows) {
  private static final StepWork NONE = new StepWork(0, 0, 0);

  /** [CLS] and [SEP]. */
  private static final int SPECIAL_TOKENS = 2;

  /** The work of a step, counted from 0. */
  public static StepWork at(PretrainConfig config, long step) {
    List<DetectionKind> taken =
        config.courses().taken().stream()
            .filter(kind -> config.courses().detection().get(kind).startStep() <= step)
            .toList();
    boolean split = config.batch().courses() == CourseShare.SPLIT;
    double rows = (double) config.batch().size() / (split ? Math.max(1, taken.size()) : 1);
    return taken.stream()
        .flatMap(
            kind -> Stream.of(course(config, kind, rows), correction(config, kind, rows, step)))
        .reduce(NONE, StepWork::plus);
  }

  /**
   * The steps from which on the work is another than before, the first one among them, rising.
   *
   * @return steps counted from 0
   */
  static long[] changes(PretrainConfig config) {
    LongStream courses =
        config.courses().detection().values().stream().mapToLong(CourseConfig::startStep);
    LongStream corrections =
        config.courses().correction().values().stream().mapToLong(CorrectionConfig::startStep);
    LongStream others = LongStream.of(0, config.courses().notebook().startStep());
    return LongStream.concat(others, LongStream.concat(courses, corrections))
        .filter(step -> step < config.schedule().totalSteps())
        .sorted()
        .distinct()
        .toArray();
  }

  /** The work of one validation over a batch: every course that is examined sees all of it. */
  static StepWork examination(PretrainConfig config) {
    double rows = config.batch().size();
    return config.examination().kinds().stream()
        .map(
            kind ->
                new StepWork(
                    rows,
                    rows * slotsOf(config, kind),
                    config.examination().detection() ? rows : 0))
        .reduce(NONE, StepWork::plus);
  }

  private static StepWork course(PretrainConfig config, DetectionKind kind, double rows) {
    boolean judged = config.courses().detection().get(kind).detectionWeight() > 0;
    return new StepWork(rows, rows * slotsOf(config, kind), judged ? rows : 0);
  }

  private static StepWork correction(
      PretrainConfig config, DetectionKind kind, double rows, long step) {
    CorrectionConfig correction = config.courses().correction().get(kind);
    long start = config.courses().notebook().startStep();
    if (correction == null || !correction.on() || step < Math.max(start, correction.startStep())) {
      return NONE;
    }
    int capacity = config.courses().notebook().capacity();
    double revisited = capacity == 0 ? rows : Math.min(rows, capacity);
    boolean generates = correction.generatorWeight() > 0;
    return new StepWork(
        generates ? revisited : 0,
        generates ? revisited * slotsOf(config, kind) : 0,
        correction.detectionWeight() > 0 ? revisited : 0);
  }

  /** Slots in a full sequence of one document. */
  private static double slotsOf(PretrainConfig config, DetectionKind kind) {
    CourseConfig course = config.courses().detection().get(kind);
    double rate = course == null ? 0 : course.rate();
    return Math.max(1, Math.round(rate * (config.sequenceLength() - SPECIAL_TOKENS)));
  }

  private StepWork plus(StepWork other) {
    return new StepWork(
        generatorRows + other.generatorRows,
        slots + other.slots,
        discriminatorRows + other.discriminatorRows);
  }
}
