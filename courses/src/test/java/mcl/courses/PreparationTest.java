package mcl.courses;

import static mcl.courses.DetectionKind.INSERTED_TOKEN;
import static mcl.courses.DetectionKind.REPLACED_TOKEN;
import static mcl.courses.DetectionKind.SWAPPED_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a step is given is a function of batch, seed and step, and of the course alone. */
final class PreparationTest {
  private static final int ROWS = 7;
  private static final List<DetectionKind> ALL = List.of(DetectionKind.values());
  private static final TokenBatch BATCH = TinyBatch.padded(TinyBatch.of(3, ROWS, 20), 3);

  @ParameterizedTest
  @EnumSource(CourseShare.class)
  void manyThreadsPrepareTheSame(CourseShare share) throws Exception {
    Preparation preparation = preparation(CurriculumConfig.of(ALL, List.of()), share);
    List<Long> steps = new ArrayList<>(LongStream.range(0, 200).boxed().toList());
    List<List<Contents>> expected = steps.stream().map(step -> at(preparation, step)).toList();
    Collections.shuffle(steps, new Random(1));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<List<Contents>>> work = new ArrayList<>();
    for (long step : steps) {
      work.add(threads.submit(() -> at(preparation, step)));
    }
    for (int i = 0; i < steps.size(); i++) {
      assertEquals(expected.get(steps.get(i).intValue()), work.get(i).get());
    }
    threads.shutdown();
  }

  @ParameterizedTest
  @EnumSource(DetectionKind.class)
  void aCourseDoesNotDependOnTheOthers(DetectionKind kind) {
    Preparation alone =
        preparation(CurriculumConfig.of(List.of(kind), List.of()), CourseShare.FULL);
    Preparation together = preparation(CurriculumConfig.of(ALL, List.of()), CourseShare.FULL);
    Assignment all = together.at(BATCH, TinyCourse.RANDOM, 5);
    assertEquals(Contents.of(all, kind), at(alone, 5).get(0));
    assertEquals(ALL, all.courses().stream().map(CourseAssignment::kind).toList());
  }

  @ParameterizedTest
  @EnumSource(DetectionKind.class)
  void aRowDoesNotDependOnTheOthers(DetectionKind kind) {
    CurriculumConfig config = CurriculumConfig.of(List.of(kind), List.of());
    Preparation preparation = preparation(config, CourseShare.FULL);
    TokenBatch others = TinyBatch.padded(TinyBatch.of(99, ROWS, 20), 3);
    int[] mixed = others.ids().toArray();
    int columns = others.ids().columns();
    System.arraycopy(BATCH.ids().toArray(), 4 * columns, mixed, 4 * columns, columns);
    TokenBatch batch = TinyBatch.of(ROWS, mixed, BATCH.documents().toArray());
    Assignment changed = preparation.at(batch, TinyCourse.RANDOM, 5);
    Assignment original = preparation.at(BATCH, TinyCourse.RANDOM, 5);
    assertEquals(row(original, 4), row(changed, 4));
    assertNotEquals(row(original, 3), row(changed, 3));
  }

  @Test
  void aRowOfASplitBatchIsThatOfTheFullOne() {
    CurriculumConfig config = CurriculumConfig.of(ALL, List.of());
    Assignment full = preparation(config, CourseShare.FULL).at(BATCH, TinyCourse.RANDOM, 8);
    Assignment split = preparation(config, CourseShare.SPLIT).at(BATCH, TinyCourse.RANDOM, 8);
    int rows = 0;
    for (int i = 0; i < ALL.size(); i++) {
      CourseAssignment own = split.courses().get(i);
      int[] numbers = own.corrupted().numbers().stream().mapToInt(it -> it).toArray();
      assertEquals(full.courses().get(i).corrupted().inputs().rows(numbers), inputs(own));
      rows += numbers.length;
    }
    assertEquals(ROWS, rows);
  }

  @Property(tries = 300)
  void countsAreThoseOfTheWholeStep(
      @ForAll @IntRange(min = 3, max = 12) int rows, @ForAll @LongRange(min = 0) long step) {
    TokenBatch batch = TinyBatch.padded(TinyBatch.of(step, rows, 22), 2);
    CurriculumConfig config = CurriculumConfig.of(TinyCourse.DETECTION, List.of());
    Preparation preparation = preparation(config, CourseShare.SPLIT);
    for (CourseAssignment course : preparation.at(batch, TinyCourse.RANDOM, step).courses()) {
      int own = course.corrupted().inputs().rows();
      int inserted = course.kind() == INSERTED_TOKEN ? 2 : 0;
      assertEquals(3L * own, course.counts().slots(), "round(0.15 x 20) for each row");
      assertEquals((22L + inserted) * own, course.counts().positions());
    }
  }

  @Test
  void seedAndStepMatter() {
    Preparation preparation = preparation(CurriculumConfig.electra(), CourseShare.FULL);
    assertEquals(at(preparation, 3), at(preparation, 3));
    assertNotEquals(at(preparation, 3).get(0).slots(), at(preparation, 4).get(0).slots());
    assertNotEquals(at(preparation, 3).get(0).uniforms(), at(preparation, 4).get(0).uniforms());
  }

  @Test
  void coursesDrawFromStreamsOfTheirOwn() {
    Assignment all =
        preparation(CurriculumConfig.of(ALL, List.of()), CourseShare.FULL)
            .at(BATCH, TinyCourse.RANDOM, 1);
    assertNotEquals(
        Contents.of(all, REPLACED_TOKEN).slots(), Contents.of(all, SWAPPED_TOKEN).slots());
    assertNotEquals(
        Contents.of(all, REPLACED_TOKEN).uniforms(), Contents.of(all, SWAPPED_TOKEN).uniforms());
  }

  private static Preparation preparation(CurriculumConfig config, CourseShare share) {
    return new Preparation(config, share, TinyBatch.SPECIAL);
  }

  private static List<Contents> at(Preparation preparation, long step) {
    return Contents.of(preparation.at(BATCH, TinyCourse.RANDOM, step));
  }

  private static TokenGrid inputs(CourseAssignment course) {
    return course.corrupted().inputs();
  }

  private static String row(Assignment assignment, int number) {
    Assignment only = assignment.part(number, number + 1, TinyCourse.RANDOM, 5);
    CourseAssignment course = only.courses().get(0);
    return Arrays.toString(course.corrupted().inputs().toArray())
        + Arrays.toString(course.corrupted().slots().places())
        + Arrays.toString(course.uniforms().values());
  }
}
