package mcl.base.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class RequireTest {
  @Test
  void whatHoldsPasses() {
    Require.argument(true, "%d", 1);
    Require.state(true, "%d", 1);
  }

  @Test
  void whatDoesNotHoldIsSaidWithItsValue() {
    assertEquals(
        "size is 1.50",
        assertThrows(
                IllegalArgumentException.class, () -> Require.argument(false, "size is %.2f", 1.5))
            .getMessage());
    assertEquals(
        "closed: a",
        assertThrows(IllegalStateException.class, () -> Require.state(false, "closed: %s", "a"))
            .getMessage());
  }
}
