package mcl.soups.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongConsumer;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.FloatValues;
import mcl.base.safetensors.PlacedTensorFile;
import mcl.base.safetensors.TensorHeader;
import mcl.base.safetensors.TensorSource;
import mcl.soups.method.LinearMerge;
import mcl.soups.method.Merge;
import mcl.soups.method.MergeMethod;
import mcl.soups.method.MergeSettings;

/**
 * Merges tensors, and copies those that are not merged, stretch by stretch from mapped files into
 * their places. Memory does not grow with the tensors. Called on the threads of its workers.
 */
public final class TensorMerger {
  /** Elements copied at a time: a whole number of bytes in every type. */
  private static final int COPIED = 1 << 20;

  private final MergeMethod method;
  private final Precision precision;
  private final Workers workers;
  private final LongConsumer read;

  /**
   * A merger.
   *
   * @param read is told, on any thread, how many more bytes of the inputs have been merged or
   *     copied
   */
  public TensorMerger(MergeMethod method, Precision precision, Workers workers, LongConsumer read) {
    this.method = method;
    this.precision = precision;
    this.workers = workers;
    this.read = read;
  }

  /**
   * The inputs of a tensor.
   *
   * @param sources the ingredients, and behind them the base, if the method takes one
   */
  public record Inputs(String name, List<TensorSource> sources, int ingredients) {}

  /** Where a tensor goes, and in which type it is declared there. */
  public record Target(PlacedTensorFile file, Dtype dtype) {}

  /** Merges one tensor. */
  public void merge(Inputs inputs, MergeSettings settings, Target target) {
    StackedTensor tensor =
        new StackedTensor(inputs.name(), inputs.sources(), inputs.ingredients(), workers);
    Merge merge = method.prepare(tensor, settings);
    workers.each(
        tensor.stretches(),
        number -> stretch(tensor, (long) number * StackedTensor.STRETCH, merge, target));
  }

  private void stretch(StackedTensor tensor, long stretch, Merge merge, Target target) {
    Scratch scratch = workers.scratch();
    scratch.enter(tensor, stretch);
    ByteBuffer result = scratch.result();
    boolean wide = precision == Precision.FLOAT64 || tensor.holdsFloat64();
    tensor.eachPiece(
        stretch,
        from -> {
          scratch.move(from, tensor.pieceLength(from));
          merge(merge, scratch, target.dtype(), result, wide);
        });
    write(target.file(), tensor.name(), stretch, result.flip());
    long bytes = 0;
    for (int input = 0; input < tensor.inputs(); input++) {
      bytes += tensor.dtype(input).bytes(tensor.length(stretch));
    }
    read.accept(bytes);
  }

  private static void merge(
      Merge merge, Scratch scratch, Dtype dtype, ByteBuffer result, boolean wide) {
    float[] narrow = scratch.narrowMerged();
    if (merge instanceof LinearMerge linear && !wide) {
      linear.merge(scratch, narrow);
      FloatValues.put(dtype, result, narrow, 0, scratch.size());
    } else {
      double[] values = scratch.merged();
      merge.merge(scratch, values);
      Rounding.append(dtype, result, values, narrow, scratch.size());
    }
  }

  /** Copies one tensor as it is, in its own type. */
  public void copy(String name, TensorSource source, PlacedTensorFile file) {
    TensorHeader header = source.header(name);
    int stretches = Math.toIntExact((header.elements() + COPIED - 1) / COPIED);
    workers.each(
        stretches,
        number -> {
          long from = (long) number * COPIED;
          int count = (int) Math.min(COPIED, header.elements() - from);
          write(file, name, from, source.bytes(name, from, count));
          read.accept(header.dtype().bytes(count));
        });
  }

  private static void write(PlacedTensorFile file, String name, long from, ByteBuffer bytes) {
    try {
      file.write(name, from, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
