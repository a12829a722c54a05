package mcl.finetuning.inference;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mcl.model.tensors.EncoderInput;
import mcl.model.tensors.Tensors;

/**
 * Inputs that are read together, padded to the longest of them.
 *
 * @param padding the id that fills the ends of rows
 */
public record InputBatch(List<ModelInput> inputs, int padding) {
  /** T, the tokens of the longest. */
  int columns() {
    return inputs.stream().mapToInt(ModelInput::length).max().orElse(0);
  }

  /** What an encoder reads (B, T); padding is hidden from it. */
  public EncoderInput tensors(NDManager scope) {
    int columns = columns();
    int[] ids = new int[inputs.size() * columns];
    int[] segments = new int[ids.length];
    boolean[] visible = new boolean[ids.length];
    Arrays.fill(ids, padding);
    for (int row = 0; row < inputs.size(); row++) {
      ModelInput input = inputs.get(row);
      int start = row * columns;
      input.ids().copyTo(ids, start);
      Arrays.fill(segments, start + input.firstSegment(), start + input.length(), 1);
      Arrays.fill(visible, start, start + input.length(), true);
    }
    return Tensors.input(scope, ids, segments, columns, Tensors.padding(scope, visible, columns));
  }

  /** Places of all tokens in the flattened batch, row x T + position, without padding. */
  public int[] tokens() {
    return places((input, position) -> true);
  }

  /** Places of the first token and of those in segment 1: what can be start or end of an answer. */
  public int[] answerTokens() {
    return places((input, position) -> position == 0 || position >= input.firstSegment());
  }

  /** Places of the tokens with this id in the flattened batch. */
  int[] tokens(int wanted) {
    return places((input, position) -> input.ids().id(position) == wanted);
  }

  /** Chooses positions of inputs. */
  private interface Choice {
    boolean takes(ModelInput input, int position);
  }

  private int[] places(Choice wanted) {
    int columns = columns();
    return IntStream.range(0, inputs.size())
        .flatMap(
            row -> {
              ModelInput input = inputs.get(row);
              return IntStream.range(0, input.length())
                  .filter(position -> wanted.takes(input, position))
                  .map(position -> row * columns + position);
            })
        .toArray();
  }

  /** For each row, 1/n at its n tokens and 0 at padding: what a mean weighs them with (B x T). */
  float[] shares() {
    int columns = columns();
    float[] shares = new float[inputs.size() * columns];
    for (int row = 0; row < inputs.size(); row++) {
      int length = inputs.get(row).length();
      Arrays.fill(shares, row * columns, row * columns + length, 1f / length);
    }
    return shares;
  }
}
