package mcl.courses.pass;

import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import mcl.model.encoder.Dropout;
import mcl.model.weights.Weights;
import mcl.tokenization.batch.TokenGrid;

/** What the passes of one step share. */
public final class Study {
  private final NDManager scope;
  private final Weights weights;
  private final Dropout dropout;
  private final Map<Rows, Reading> readings = new HashMap<>();

  /**
   * A step.
   *
   * @param scope owns the activations; must stay open until the backward pass is done
   * @param dropout {@link Dropout#NONE} outside training
   */
  public Study(NDManager scope, Weights weights, Dropout dropout) {
    this.scope = scope;
    this.weights = weights;
    this.dropout = dropout;
  }

  /** Owns the activations. */
  public NDManager scope() {
    return scope;
  }

  Weights weights() {
    return weights;
  }

  Dropout dropout() {
    return dropout;
  }

  /**
   * How rows of these documents are read; made once, as both players mostly read the same ones.
   * Attention masks are the largest arrays made outside the networks.
   */
  Reading reading(TokenGrid documents, boolean withinDocuments) {
    return readings.computeIfAbsent(
        new Rows(documents, withinDocuments),
        rows -> Reading.of(scope, rows.documents(), rows.withinDocuments()));
  }

  private record Rows(TokenGrid documents, boolean withinDocuments) {}
}
