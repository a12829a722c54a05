package mcl.soups.method;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/** A tensor in arrays, the base behind the ingredients, that shows itself in pieces of 7. */
record ArrayTensor(String name, int ingredients, double[]... inputs) implements IngredientTensor {
  private static final int PIECE = 7;

  @Override
  public long elements() {
    return inputs[0].length;
  }

  @Override
  public <T> T measure(Supplier<T> empty, BiConsumer<T, Piece> look, BinaryOperator<T> join) {
    T all = empty.get();
    for (int from = 0; from < elements(); from += PIECE) {
      T part = empty.get();
      look.accept(part, piece(from));
      all = join.apply(all, part);
    }
    return all;
  }

  /** Merges all of it. */
  double[] merged(Merge merge) {
    double[] all = new double[(int) elements()];
    for (int from = 0; from < all.length; from += PIECE) {
      Piece piece = piece(from);
      double[] merged = new double[PIECE];
      merge.merge(piece, merged);
      System.arraycopy(merged, 0, all, from, piece.size());
    }
    return all;
  }

  private Piece piece(int from) {
    int size = (int) Math.min(PIECE, elements() - from);
    double[][] values = new double[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      values[i] = Arrays.copyOf(Arrays.copyOfRange(inputs[i], from, from + size), PIECE);
    }
    return new ArrayPiece(from, size, values, new double[8][PIECE]);
  }

  private record ArrayPiece(long from, int size, double[][] inputs, double[][] work)
      implements Piece {
    @Override
    public double[] values(int input) {
      return inputs[input];
    }

    @Override
    public double[] scratch(int number) {
      return work[number];
    }

    @Override
    public void read(int input, float[] target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public float[] narrowScratch(int number) {
      throw new UnsupportedOperationException();
    }
  }
}
