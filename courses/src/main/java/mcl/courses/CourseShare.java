package mcl.courses;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.therapi.runtimejavadoc.RetainJavadoc;
import java.util.List;
import java.util.stream.IntStream;

/** How much of a batch each detection course gets. */
@RetainJavadoc
public enum CourseShare {
  /** Each course sees every sequence; n courses cost n times as much. */
  @JsonProperty("full")
  FULL {
    @Override
    List<Integer> rows(int rows, long step, int course, int courses) {
      return IntStream.range(0, rows).boxed().toList();
    }
  },
  /**
   * Each sequence goes to one of the n courses of the step, sequence i of step s to number (i + s)
   * mod n: the cost of ELECTRA.
   */
  @JsonProperty("split")
  SPLIT {
    @Override
    List<Integer> rows(int rows, long step, int course, int courses) {
      return IntStream.range(0, rows)
          .filter(row -> (row + step) % courses == course)
          .boxed()
          .toList();
    }
  };

  /**
   * The rows of the step's batch that go to a course.
   *
   * @param course its number among the active ones, from 0
   * @param courses how many are active
   */
  abstract List<Integer> rows(int rows, long step, int course, int courses);
}
