package mcl.courses;

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
