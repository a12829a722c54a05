package mcl.soups.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.FloatValues;
import mcl.soups.method.Piece;

/**
 * The working memory of one thread, and the piece of a tensor that stands in it.
 *
 * <p>A thread enters a stretch of a tensor and moves through it piece by piece. A piece is so small
 * that its arrays stay in the processor's cache while a method goes over them again and again.
 */
final class Scratch implements Piece {
  /** Elements of a piece. */
  static final int PIECE = 1 << 13;

  private final List<double[]> values = new ArrayList<>();
  private final List<double[]> wide = new ArrayList<>();
  private final List<float[]> narrow = new ArrayList<>();
  private final float[] reading = new float[PIECE];
  private final double[] merged = new double[PIECE];
  private final float[] narrowMerged = new float[PIECE];
  private final ByteBuffer result =
      ByteBuffer.allocateDirect(StackedTensor.STRETCH * Double.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN);
  private StackedTensor tensor;
  private ByteBuffer[] inputs = {};
  private boolean[] loaded = {};
  private long stretch;
  private long from;
  private int size;

  /** Goes to a stretch of a tensor. */
  void enter(StackedTensor entered, long begin) {
    tensor = entered;
    stretch = begin;
    inputs = new ByteBuffer[entered.inputs()];
    loaded = new boolean[entered.inputs()];
    result.clear();
  }

  /** Goes to a piece of the stretch. */
  Piece move(long begin, int count) {
    from = begin;
    size = count;
    Arrays.fill(loaded, false);
    return this;
  }

  /** Room for the merged values of a stretch, little-endian; empty when a stretch is entered. */
  ByteBuffer result() {
    return result;
  }

  /** Room for the merged values of a piece. */
  double[] merged() {
    return merged;
  }

  /** Room for the merged values of a piece as float32. */
  float[] narrowMerged() {
    return narrowMerged;
  }

  @Override
  public long from() {
    return from;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public double[] values(int input) {
    double[] array = at(values, input, () -> new double[PIECE]);
    if (!loaded[input]) {
      load(input, array);
      loaded[input] = true;
    }
    return array;
  }

  private void load(int input, double[] array) {
    if (tensor.dtype(input) == Dtype.F64) {
      bytes(input).asDoubleBuffer().get(array, 0, size);
      return;
    }
    FloatValues.get(tensor.dtype(input), bytes(input), reading, 0, size);
    for (int i = 0; i < size; i++) {
      array[i] = reading[i];
    }
  }

  @Override
  public void read(int input, float[] target) {
    if (tensor.dtype(input) == Dtype.F64) {
      double[] array = values(input);
      for (int i = 0; i < size; i++) {
        target[i] = (float) array[i];
      }
    } else {
      FloatValues.get(tensor.dtype(input), bytes(input), target, 0, size);
    }
  }

  @Override
  public double[] scratch(int number) {
    return at(wide, number, () -> new double[PIECE]);
  }

  @Override
  public float[] narrowScratch(int number) {
    return at(narrow, number, () -> new float[PIECE]);
  }

  /** The bytes of an input from the piece on. The stretch is mapped once: that costs more. */
  private ByteBuffer bytes(int input) {
    if (inputs[input] == null) {
      inputs[input] = tensor.bytes(input, stretch);
    }
    int width = tensor.dtype(input).bits() / Byte.SIZE;
    return inputs[input].position((int) (from - stretch) * width);
  }

  private static <T> T at(List<T> arrays, int number, Supplier<T> create) {
    while (arrays.size() <= number) {
      arrays.add(null);
    }
    if (arrays.get(number) == null) {
      arrays.set(number, create.get());
    }
    return arrays.get(number);
  }
}
