package mcl.model.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mcl.model.tensors.AttentionMask;
import mcl.model.tensors.Tensors;

/**
 * Activation recomputation (Chen et al. 2016, "Training Deep Nets with Sublinear Memory Cost"): of
 * each layer only its input stays, and the backward pass computes the rest once more, layer by
 * layer, with the same dropout.
 *
 * <p>For the passes of one gradient graph, which {@link #backward} must end, over weights that
 * learn.
 */
public final class RecomputedActivations implements Activations {
  private final List<Segment> segments = new ArrayList<>();
  private final Map<AttentionMask, AttentionMask> masks = new HashMap<>();

  /**
   * A layer that will be computed again.
   *
   * @param output a leaf of the gradient graph, which the graph behind it begins from
   * @param rewind brings the dropout back to where it was before the layer
   */
  private record Segment(
      Pass pass,
      Layer layer,
      NDArray inputBTH,
      AttentionMask mask,
      NDArray output,
      Runnable rewind) {

    void backward(GradientCollector tape) {
      try (NDManager inner = pass.scope().newSubManager()) {
        NDArray gradientBTH = output.getGradient();
        gradientBTH.attach(inner);
        rewind.run();
        NDArray againBTH = layer.forward(pass, Activations.lent(inputBTH, inner), mask);
        tape.backward(againBTH.mul(gradientBTH).sum());
      }
    }
  }

  @Override
  public NDArray through(Pass pass, Layer layer, NDArray hiddenBTH, AttentionMask mask) {
    AttentionMask leaf = masks.computeIfAbsent(mask, it -> it.leaf(pass.scope()));
    Runnable rewind = pass.dropout().mark();
    NDArray output = withoutGraph(pass, layer, hiddenBTH, mask);
    segments.add(new Segment(pass, layer, hiddenBTH, leaf, output, rewind));
    return output;
  }

  private static NDArray withoutGraph(
      Pass pass, Layer layer, NDArray hiddenBTH, AttentionMask mask) {
    try (NDManager inner = pass.scope().newSubManager()) {
      Pass frozen =
          new Pass(
              pass.scope(),
              name -> Tensors.untaught(inner, pass.weight(name)),
              pass.dropout(),
              pass.ops());
      NDArray output =
          KEPT.through(frozen, layer, Tensors.untaught(inner, hiddenBTH), mask.untaught(inner));
      output.setRequiresGradient(true);
      return output;
    }
  }

  @Override
  public void backward(GradientCollector tape, NDArray loss) {
    tape.backward(loss);
    for (int i = segments.size() - 1; i >= 0; i--) {
      segments.get(i).backward(tape);
    }
    masks.forEach((mask, leaf) -> mask.backward(tape, leaf));
  }
}
