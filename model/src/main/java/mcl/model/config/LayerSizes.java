package mcl.model.config;

import mcl.base.check.Require;

/**
 * What generator and discriminator may have of their own: the sizes of their layers.
 *
 * @param hiddenSize H, the width of the encoder
 * @param numHiddenLayers the number of encoder layers
 * @param numAttentionHeads N, the attention heads of a layer
 * @param intermediateSize the width of the feed-forward layer
 */
public record LayerSizes(
    int hiddenSize, int numHiddenLayers, int numAttentionHeads, int intermediateSize) {

  /** Checks every size. */
  public LayerSizes {
    check(hiddenSize, numHiddenLayers, numAttentionHeads, intermediateSize);
  }

  static void check(
      int hiddenSize, int numHiddenLayers, int numAttentionHeads, int intermediateSize) {
    Require.argument(
        numHiddenLayers > 0, "numHiddenLayers is %d; it must be 1 or more", numHiddenLayers);
    Require.argument(
        numAttentionHeads > 0 && hiddenSize > 0 && hiddenSize % numAttentionHeads == 0,
        "hiddenSize %d must be a positive multiple of numAttentionHeads %d",
        hiddenSize,
        numAttentionHeads);
    Require.argument(
        intermediateSize > 0, "intermediateSize is %d; it must be 1 or more", intermediateSize);
  }
}
