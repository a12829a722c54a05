package mcl.courses;

import java.util.ArrayList;
import java.util.List;
import mcl.base.random.RandomStreams;

/**
 * All that a step needs besides the networks, made on plain arrays ahead of it.
 *
 * @param courses what each course made of the batch
 * @param tokens how many tokens the batch holds, B x T
 */
public record Assignment(List<CourseAssignment> courses, long tokens) {
  /** Copies the list. */
  public Assignment {
    courses = List.copyOf(courses);
  }

  /**
   * Micro-batches of so many rows each, the last one of what is left.
   *
   * @param rows 0 for one of all rows, which is this assignment itself
   */
  public List<Assignment> parts(int rows, RandomStreams random, long step) {
    int all = Math.toIntExact(tokens / courses.get(0).corrupted().inputs().columns());
    if (rows == 0 || rows >= all) {
      return List.of(this);
    }
    List<Assignment> parts = new ArrayList<>();
    for (int first = 0; first < all; first += rows) {
      parts.add(part(first, Math.min(first + rows, all), random, step));
    }
    return parts;
  }

  /**
   * The rows from {@code first} to {@code end} (not included) of the batch, as a micro-batch of the
   * same step: losses are still divided by the counts of the whole, so that gradients of all parts
   * add up to that of the whole.
   */
  public Assignment part(int first, int end, RandomStreams random, long step) {
    List<CourseAssignment> parts =
        courses.stream().map(course -> course.part(first, end, random, step)).toList();
    return new Assignment(
        parts.stream().filter(course -> course.corrupted().inputs().rows() > 0).toList(), tokens);
  }
}
