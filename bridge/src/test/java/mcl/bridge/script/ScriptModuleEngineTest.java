package mcl.bridge.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ScriptModuleEngineTest {
  private static final String SQUARE =
      """
      def square(self, x: Tensor) -> Tensor:
        return torch.mul(x, x)

      def total(self, times: Tensor, xs: List[Tensor], ys: List[Tensor]) -> Tensor:
        return torch.mul(torch.sub(torch.sum(torch.stack(xs)), torch.sum(torch.stack(ys))), float(times))
      """;

  private final NDManager scope = NDManager.newBaseManager();

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void aMethodTakesPartInTheGradientGraph() {
    try (ScriptModule module = ScriptModule.of(SQUARE)) {
      NDArray values = scope.create(new float[] {1, -2, 3});
      values.setRequiresGradient(true);
      try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
        NDArray squares = module.call("square", values);
        assertSame(scope, squares.getManager());
        assertArrayEquals(new float[] {1, 4, 9}, squares.toFloatArray());
        tape.backward(squares.sum());
      }
      assertArrayEquals(new float[] {2, -4, 6}, values.getGradient().toFloatArray());
    }
  }

  @Test
  void aMethodTakesListsBehindArrays() {
    try (ScriptModule module = ScriptModule.of(SQUARE);
        NDManager owner = scope.newSubManager()) {
      NDList more = new NDList(scope.create(new float[] {1, 2}), scope.create(new float[] {3, 4}));
      NDList less = new NDList(scope.create(new float[] {1, 1}));
      NDArray half = owner.create(0.5f);
      NDArray total = module.call("total", new NDArray[] {half}, more, less);
      assertEquals(4, total.getFloat());
      assertSame(owner, total.getManager());
      assertNull(more.head().getName());
    }
  }

  @Test
  void whatIsNoTorchScriptIsRefusedInWords() {
    var refused =
        assertThrows(IllegalStateException.class, () -> ScriptModule.of("def wrong(self:\n  no"));
    assertTrue(refused.getMessage().startsWith("TorchScript is not available"));
    assertThrows(
        IllegalStateException.class,
        () -> ScriptModule.of("def f(self, x: Tensor) -> Tensor:\n  return torch.nothing(x)\n"));
  }
}
