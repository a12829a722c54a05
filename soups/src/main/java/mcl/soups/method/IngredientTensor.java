package mcl.soups.method;

import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/** One tensor of all ingredients, and of the base, if there is one. */
public interface IngredientTensor {
  /** Its name in the files. */
  String name();

  /** The number of elements. */
  long elements();

  /** The number of ingredients, without the base. */
  int ingredients();

  /**
   * Looks at the whole tensor in parallel. The tensor is cut at fixed places, and results are
   * joined in a fixed order: the answer does not depend on the number of threads, down to the last
   * bit.
   *
   * @param empty a new, empty result
   * @param look adds what it sees in a piece to a result
   * @param join of the result for an earlier stretch with that for the one behind it
   */
  <T> T measure(Supplier<T> empty, BiConsumer<T, Piece> look, BinaryOperator<T> join);
}
