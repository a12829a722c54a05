package mcl.courses.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Which rows of an array belong to which of several lessons that went through one pass. */
final class Stretches {
  private final int[] ends;

  private Stretches(int[] ends) {
    this.ends = ends;
  }

  /** Lessons of so many rows each, one behind the other. */
  static <T> Stretches of(List<T> lessons, ToIntFunction<T> rows) {
    int[] ends = new int[lessons.size()];
    int end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += rows.applyAsInt(lessons.get(i));
      ends[i] = end;
    }
    return new Stretches(ends);
  }

  /** The rows of all lessons, one behind the other, from those of each, by its number. */
  NDArray joined(IntFunction<NDArray> part) {
    NDList parts = new NDList(IntStream.range(0, ends.length).mapToObj(part).toList());
    return parts.size() == 1 ? parts.head() : NDArrays.concat(parts);
  }

  int start(int lesson) {
    return lesson == 0 ? 0 : ends[lesson - 1];
  }

  int end(int lesson) {
    return ends[lesson];
  }

  /** The rows of one lesson; the array itself where there is no other. */
  NDArray cut(NDArray rows, int lesson) {
    return ends.length == 1 ? rows : rows.get(new NDIndex("{}:{}", start(lesson), end(lesson)));
  }
}
