package mcl.courses;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.corruption.Slots;
import mcl.tokenization.batch.TokenGrid;

/**
 * What stands in an assignment, to compare by value.
 *
 * @param grids inputs, truth and documents
 * @param slots places and truth
 * @param uniforms as text, for floats in lists
 */
record Contents(
    DetectionKind kind,
    List<Integer> numbers,
    List<TokenGrid> grids,
    List<List<Integer>> slots,
    String uniforms,
    CourseAssignment.Doses doses,
    CourseAssignment.Counts counts,
    Set<Integer> revisitable) {

  static List<Contents> of(Assignment assignment) {
    return assignment.courses().stream().map(Contents::of).toList();
  }

  static Contents of(CourseAssignment course) {
    CorruptedBatch batch = course.corrupted();
    Slots slots = batch.slots();
    return new Contents(
        course.kind(),
        batch.numbers(),
        List.of(batch.inputs(), batch.truth(), batch.documents()),
        List.of(list(slots.places()), list(slots.truth())),
        Arrays.toString(course.uniforms().values()),
        course.doses(),
        course.counts(),
        course.revisitable());
  }

  /** The course of a kind. */
  static Contents of(Assignment assignment, DetectionKind kind) {
    return of(assignment).stream().filter(it -> it.kind() == kind).findFirst().orElseThrow();
  }

  private static List<Integer> list(int[] values) {
    return IntStream.of(values).boxed().toList();
  }
}
