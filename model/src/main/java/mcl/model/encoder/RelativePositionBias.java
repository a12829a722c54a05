package mcl.model.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import java.util.List;
import mcl.model.config.EncoderConfig;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * A number that each attention head learns for each bucket of distances, added to its scores in all
 * layers (Raffel et al. 2020, section 2.1; Hugging Face's T5Attention, {@code compute_bias}).
 * Positions are where tokens stand in their document, so where they start again the distance
 * between two documents means nothing, and a mask should hide it.
 *
 * <p>B sequences, T tokens, N attention heads.
 */
final class RelativePositionBias {
  private final EncoderConfig config;
  private final int longest;
  private final long[] bucketOfDistance;

  RelativePositionBias(EncoderConfig config) {
    this.config = config;
    this.longest = config.maxPositionEmbeddings() - 1;
    this.bucketOfDistance =
        new DistanceBuckets(config.relativePositionBuckets(), config.relativePositionMaxDistance())
            .upTo(longest);
  }

  List<WeightShape> weights() {
    return List.of(
        WeightShape.matrix(
            WeightNames.weight(WeightNames.RELATIVE_ATTENTION_BIAS),
            config.relativePositionBuckets(),
            config.numAttentionHeads()));
  }

  /** Positions (T) or (B, T) to what is added to the attention scores, (1 or B, N, T, T). */
  NDArray forward(Pass pass, NDArray positions) {
    Shape shape = positions.getShape();
    long columns = shape.get(shape.dimension() - 1);
    NDArray keysB1T = positions.reshape(-1, 1, columns);
    NDArray queriesBT1 = positions.reshape(-1, columns, 1);
    NDArray distancesBTT = keysB1T.sub(queriesBT1).add(pass.scope().create((long) longest));
    NDArray bucketsBTT = pass.scope().create(bucketOfDistance).get(distancesBTT);
    NDArray table = pass.weight(WeightNames.weight(WeightNames.RELATIVE_ATTENTION_BIAS));
    NDArray biasBNTT =
        Embedding.embedding(bucketsBTT, table, SparseFormat.DENSE)
            .singletonOrThrow()
            .transpose(0, 3, 1, 2);
    // Flattened once, it lies in memory as the scores of every layer do, which add it faster.
    return biasBNTT.flatten().reshape(biasBNTT.getShape());
  }
}
