package mcl.base.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class RangesTest {
  record Bounds(
      @Range(min = 1) long least,
      @Range(min = 0, max = 0.9) double between,
      @Range(above = 0) double above,
      @Range(min = 0, below = 1) double halfOpen,
      @Range(above = 0, max = 0.5) double otherHalf,
      double any,
      String text) {}

  @Test
  void edgesBelongToARangeOnlyWhereItSaysSo() {
    assertDoesNotThrow(() -> check("least", 1));
    assertEquals("least is 0; it must be 1 or more", refusal("least", 0));
    assertDoesNotThrow(() -> check("between", 0.0));
    assertDoesNotThrow(() -> check("between", 0.9));
    assertEquals("between is 0.91; it must be between 0 and 0.9", refusal("between", 0.91));
    assertEquals("above is 0.0; it must be above 0", refusal("above", 0.0));
    assertDoesNotThrow(() -> check("halfOpen", 0.0));
    assertEquals("halfOpen is 1.0; it must be at least 0 and below 1", refusal("halfOpen", 1.0));
    assertDoesNotThrow(() -> check("otherHalf", 0.5));
    assertEquals("otherHalf is 0.6; it must be above 0 and at most 0.5", refusal("otherHalf", 0.6));
  }

  @Test
  void numbersThatAreNoneAreNeverInARange() {
    assertEquals("above is Infinity; it must be above 0", refusal("above", 1 / 0.0));
    assertEquals("any is NaN; it must be a finite number", refusal("any", 0 / 0.0));
  }

  @Test
  void allComponentsAreCheckedInTheirOrder() {
    assertDoesNotThrow(() -> Ranges.check(Bounds.class, 1L, 0.0, 1.0, 0.0, 0.5, -7.0, "text"));
    assertEquals(
        "halfOpen is -1.0; it must be at least 0 and below 1",
        assertThrows(
                IllegalArgumentException.class,
                () -> Ranges.check(Bounds.class, 1L, 0.0, 1.0, -1.0, 0.5, -7.0, "text"))
            .getMessage());
    assertThrows(IllegalStateException.class, () -> Ranges.check(Bounds.class, 1L));
    assertThrows(IllegalStateException.class, () -> Ranges.check(Bounds.class, "none", 1));
  }

  private static void check(String name, Number value) {
    Ranges.check(Bounds.class, name, value);
  }

  private static String refusal(String name, Number value) {
    return assertThrows(IllegalArgumentException.class, () -> check(name, value)).getMessage();
  }
}
