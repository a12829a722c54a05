package mcl.courses;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.courses.CourseAssignment.Counts;
import mcl.courses.CourseAssignment.Doses;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.corruption.SlotChooser;
import mcl.courses.detection.DetectionCourse;
import mcl.courses.sampling.SlotUniforms;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.vocabulary.SpecialTokens;

/**
 * Makes of a batch all that the courses need besides the networks: a pure function of (batch, seed,
 * step), on plain arrays. Immutable; for any thread, ahead of the step.
 */
public final class Preparation {
  private final CurriculumConfig config;
  private final CourseShare share;
  private final Map<DetectionKind, DetectionCourse> courses = new EnumMap<>(DetectionKind.class);

  /**
   * The courses of a run.
   *
   * @param share how much of a batch each course gets
   */
  public Preparation(CurriculumConfig config, CourseShare share, SpecialTokens special) {
    this.config = config;
    this.share = share;
    for (DetectionKind kind : DetectionKind.values()) {
      courses.put(kind, kind.course(new SlotChooser(config.rate(kind), special)));
    }
  }

  /** Prepares a step, counted from 0, for the courses that are taken in it. */
  public Assignment at(TokenBatch batch, RandomStreams random, long step) {
    return assignment(batch, new Draws(random, step), Timetable.of(config, step), share);
  }

  /**
   * Prepares the whole batch for an examination.
   *
   * @param step stands for that of a run in all random numbers
   */
  public Assignment examine(
      TokenBatch batch, RandomStreams random, long step, Examination examination) {
    return assignment(batch, new Draws(random, step), Timetable.of(examination), CourseShare.FULL);
  }

  /** Where the random numbers of a step come from. */
  private record Draws(RandomStreams random, long step) {}

  private Assignment assignment(
      TokenBatch batch, Draws draws, Timetable timetable, CourseShare shared) {
    int rows = batch.ids().rows();
    int taken = timetable.doses().size();
    List<CourseAssignment> assignments = new ArrayList<>();
    for (Map.Entry<DetectionKind, Doses> entry : timetable.doses().entrySet()) {
      List<Integer> own = shared.rows(rows, draws.step(), assignments.size(), taken);
      assignments.add(assignment(batch, own, draws, entry.getKey(), entry.getValue()));
    }
    return new Assignment(assignments, (long) rows * batch.ids().columns());
  }

  private CourseAssignment assignment(
      TokenBatch batch, List<Integer> rows, Draws draws, DetectionKind kind, Doses doses) {
    RandomStreams random = draws.random();
    long step = draws.step();
    CorruptedBatch corrupted =
        CorruptedBatch.of(
            batch,
            rows,
            (sequence, row) ->
                courses
                    .get(kind)
                    .corrupt(sequence, random.stream(Purpose.CORRUPTION, step, row, kind.key())));
    return new CourseAssignment(
        kind,
        corrupted,
        SlotUniforms.draw(corrupted, random, step, kind.key()),
        doses,
        new Counts(corrupted.slots().count(), corrupted.positions()),
        revisitable(rows, draws, kind));
  }

  /** The rows that the notebook has room for, drawn before anyone knows where mistakes will be. */
  private Set<Integer> revisitable(List<Integer> rows, Draws draws, DetectionKind kind) {
    int capacity = config.notebook().capacity();
    if (capacity == 0 || capacity >= rows.size()) {
      return Set.copyOf(rows);
    }
    int[] numbers = rows.stream().mapToInt(Integer::intValue).toArray();
    int[] drawn =
        SlotChooser.draw(
            numbers, capacity, draws.random().stream(Purpose.NOTEBOOK, draws.step(), kind.key()));
    return IntStream.of(drawn).boxed().collect(Collectors.toUnmodifiableSet());
  }
}
