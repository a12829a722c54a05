package mcl.soups.engine;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.TensorHeader;
import mcl.base.safetensors.TensorSource;
import mcl.soups.method.IngredientTensor;
import mcl.soups.method.Piece;

/**
 * One tensor in the files of all ingredients, and of the base behind them, if there is one. All
 * have the same shape.
 */
final class StackedTensor implements IngredientTensor {
  /** Elements of a stretch, what one thread does at a time; a multiple of a piece. */
  static final int STRETCH = 1 << 18;

  /** Stretches that a thread looks at for one result of a measurement. */
  private static final int LOOK = 4;

  private final String name;
  private final List<TensorSource> sources;
  private final List<TensorHeader> headers;
  private final int ingredients;
  private final Workers workers;

  StackedTensor(String name, List<TensorSource> sources, int ingredients, Workers workers) {
    this.name = name;
    this.sources = sources;
    this.headers = sources.stream().map(source -> source.header(name)).toList();
    this.ingredients = ingredients;
    this.workers = workers;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long elements() {
    return headers.get(0).elements();
  }

  @Override
  public int ingredients() {
    return ingredients;
  }

  /** Ingredients and base. */
  int inputs() {
    return sources.size();
  }

  Dtype dtype(int input) {
    return headers.get(input).dtype();
  }

  /** Whether any input is wider than float32. */
  boolean holdsFloat64() {
    return headers.stream().anyMatch(header -> header.dtype() == Dtype.F64);
  }

  /** The bytes of an input's stretch that begins here. */
  ByteBuffer bytes(int input, long stretch) {
    return sources.get(input).bytes(name, stretch, length(stretch));
  }

  /** The number of stretches. */
  int stretches() {
    return Math.toIntExact((elements() + STRETCH - 1) / STRETCH);
  }

  /** The elements of the stretch that begins here. */
  int length(long stretch) {
    return (int) Math.min(STRETCH, elements() - stretch);
  }

  @Override
  public <T> T measure(Supplier<T> empty, BiConsumer<T, Piece> look, BinaryOperator<T> join) {
    int looks = (stretches() + LOOK - 1) / LOOK;
    if (looks == 0) {
      return empty.get();
    }
    return workers.fold(looks, number -> look(number * LOOK, empty.get(), look), join);
  }

  private <T> T look(int first, T result, BiConsumer<T, Piece> look) {
    Scratch scratch = workers.scratch();
    for (int i = first; i < Math.min(stretches(), first + LOOK); i++) {
      long stretch = (long) i * STRETCH;
      scratch.enter(this, stretch);
      eachPiece(stretch, from -> look.accept(result, scratch.move(from, pieceLength(from))));
    }
    return result;
  }

  /** Takes the beginnings of all pieces of a stretch. */
  void eachPiece(long stretch, LongConsumer piece) {
    long end = stretch + length(stretch);
    for (long from = stretch; from < end; from += Scratch.PIECE) {
      piece.accept(from);
    }
  }

  /** The elements of the piece that begins here. */
  int pieceLength(long from) {
    return (int) Math.min(Scratch.PIECE, elements() - from);
  }
}
