package mcl.courses.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LossMixEngineTest {
  private final NDManager scope = NDManager.newBaseManager();

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void weighsTheMeans() {
    List<LossTerm> terms = List.of(term(12, 4, 1), term(10, 50, 50));
    assertEquals(12.0 / 4 + 50 * 10.0 / 50, LossMix.total(scope, terms).getFloat(), 1e-5);
  }

  @Test
  void aTermWithNothingToCountAddsNothing() {
    List<LossTerm> terms = List.of(term(0, 0, 1), term(10, 5, 50));
    assertEquals(100, LossMix.total(scope, terms).getFloat(), 1e-5);
    assertEquals(0, LossMix.total(scope, List.of(term(0, 0, 1))).getFloat());
  }

  @Test
  void total_whenThereIsNoTerm() {
    assertThrows(IllegalArgumentException.class, () -> LossMix.total(scope, List.of()));
  }

  private LossTerm term(float sum, double divisor, double weight) {
    return new LossTerm("test", scope.create(sum), divisor, weight);
  }
}
