package mcl.pretraining.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

final class GradientClipTest {
  @Test
  void scalesWhenTheNormExceedsTheLimit() {
    assertEquals(0.5, new GradientClip(1).scale(2), 1e-6);
    assertEquals(0.1, new GradientClip(0.5).scale(5), 1e-6);
  }

  @Test
  void leavesShortGradientsAlone() {
    assertEquals(1, new GradientClip(1).scale(0.999));
    assertEquals(1, new GradientClip(1).scale(0));
  }

  @Test
  void aLimitOfZeroNeverScales() {
    assertEquals(1, new GradientClip(0).scale(1e9));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.9, 0.999, 1e-6, 0.01, 1, learningRate is 0.0",
    "1e-3, 1, 0.999, 1e-6, 0.01, 1, beta1 is 1.0",
    "1e-3, 0.9, -0.1, 1e-6, 0.01, 1, beta2 is -0.1",
    "1e-3, 0.9, 0.999, 0, 0.01, 1, epsilon is 0.0",
    "1e-3, 0.9, 0.999, 1e-6, -1, 1, weightDecay is -1.0",
    "1e-3, 0.9, 0.999, 1e-6, 0.01, -1, maxGradientNorm is -1.0",
    "NaN, 0.9, 0.999, 1e-6, 0.01, 1, learningRate is NaN",
  })
  void impossibleSettingsAreRefused(ArgumentsAccessor row) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new OptimizerConfig(
                        row.getDouble(0),
                        row.getDouble(1),
                        row.getDouble(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        true,
                        row.getDouble(5),
                        1,
                        List.of()))
            .getMessage();
    assertTrue(message.startsWith(row.getString(6)), message);
  }
}
