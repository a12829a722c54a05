package mcl.courses.pass;

import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.model.encoder.Activations;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.Pass;
import mcl.model.weights.Weights;
import mcl.tokenization.batch.TokenGrid;

/** What the passes of one step share. */
public final class Study {
  private final NDManager scope;
  private final Weights weights;
  private final Dropout dropout;
  private final Activations activations;
  private final Map<Rows, Reading> readings = new HashMap<>();

  /**
   * A step.
   *
   * @param scope owns the activations; must stay open until the backward pass is done
   * @param dropout {@link Dropout#NONE} outside training
   */
  public Study(NDManager scope, Weights weights, Dropout dropout) {
    this(scope, weights, dropout, Activations.KEPT);
  }

  /**
   * A step.
   *
   * @param activations what of each layer stays until the backward pass
   */
  public Study(NDManager scope, Weights weights, Dropout dropout, Activations activations) {
    this.scope = scope;
    this.weights = weights;
    this.dropout = dropout;
    this.activations = activations;
  }

  /** Owns the activations. */
  public NDManager scope() {
    return scope;
  }

  /** A pass of one of the players. */
  Pass pass(Electra electra, Player player) {
    return electra.pass(scope, player, weights, dropout, activations);
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
