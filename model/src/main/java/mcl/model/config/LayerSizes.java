package mcl.model.config;

import com.github.therapi.runtimejavadoc.RetainJavadoc;
import mcl.base.check.Require;
import mcl.base.config.Range;
import mcl.base.config.Ranges;

/**
 * What generator and discriminator may have of their own: the sizes of their layers. A layer has 4
 * (H x H + H) numbers in its attention, 2 H F + F + H in its feed-forward part and 4 H in its
 * normalisations, with H {@code hiddenSize} and F {@code intermediateSize}.
 *
 * @param hiddenSize H, the width of the encoder; a multiple of {@code numAttentionHeads}
 * @param numHiddenLayers the number of encoder layers
 * @param numAttentionHeads N, the attention heads of a layer, each H / N wide; 64 is usual for
 *     their width
 * @param intermediateSize F, the width of the feed-forward layer; 4 x {@code hiddenSize} is usual
 */
@RetainJavadoc
public record LayerSizes(
    @Range(min = 1) int hiddenSize,
    @Range(min = 1) int numHiddenLayers,
    @Range(min = 1) int numAttentionHeads,
    @Range(min = 1) int intermediateSize) {

  /** Checks every size. */
  public LayerSizes {
    Require.argument(
        numAttentionHeads > 0 && hiddenSize > 0 && hiddenSize % numAttentionHeads == 0,
        "hiddenSize %d must be a positive multiple of numAttentionHeads %d",
        hiddenSize,
        numAttentionHeads);
    Ranges.check(
        LayerSizes.class, hiddenSize, numHiddenLayers, numAttentionHeads, intermediateSize);
  }
}
