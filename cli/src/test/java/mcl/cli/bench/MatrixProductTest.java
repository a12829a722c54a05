package mcl.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import mcl.pretraining.PretrainConfig;
import mcl.pretraining.estimate.ComputeEstimate;
import org.junit.jupiter.api.Test;

final class MatrixProductTest {
  /** Up to the detection head's one output, which is counted there and not measured here. */
  @Test
  void theProductsAreThoseOfTheEstimate() {
    PretrainConfig config = PretrainConfig.defaults();
    double estimated = ComputeEstimate.of(config, 30_522).largestStep();
    double products =
        MatrixProduct.of(config, 30_522).stream().mapToDouble(MatrixProduct::flops).sum();
    assertEquals(estimated, products, 1e-3 * estimated);
  }
}
