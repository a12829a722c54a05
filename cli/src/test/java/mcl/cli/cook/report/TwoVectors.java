package mcl.cli.cook.report;

import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import mcl.soups.method.Gram;
import mcl.soups.method.IngredientTensor;
import mcl.soups.method.Piece;

/** Two vectors of two numbers each. */
record TwoVectors(double a, double b, double c, double d) implements IngredientTensor, Piece {
  Gram gram() {
    return Gram.of(this);
  }

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public long elements() {
    return size();
  }

  @Override
  public int ingredients() {
    return 2;
  }

  @Override
  public <T> T measure(Supplier<T> empty, BiConsumer<T, Piece> look, BinaryOperator<T> join) {
    T result = empty.get();
    look.accept(result, this);
    return result;
  }

  @Override
  public long from() {
    return 0;
  }

  @Override
  public int size() {
    return 2;
  }

  @Override
  public double[] values(int input) {
    return input == 0 ? new double[] {a, b} : new double[] {c, d};
  }

  @Override
  public double[] scratch(int number) {
    throw new UnsupportedOperationException();
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
