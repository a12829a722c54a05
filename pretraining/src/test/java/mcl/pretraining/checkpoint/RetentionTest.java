package mcl.pretraining.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RetentionTest {
  private static final List<Long> STEPS = List.of(95L, 90L, 80L, 60L, 40L, 20L);

  @Test
  void keepsTheNewest() {
    assertEquals(List.of(60L, 40L, 20L), new Retention(3, 0).surplus(STEPS));
    assertEquals(List.of(), new Retention(6, 0).surplus(STEPS));
    assertEquals(List.of(), new Retention(7, 0).surplus(STEPS));
  }

  @Test
  void keepsMultiplesToo() {
    assertEquals(List.of(90L, 60L, 20L), new Retention(1, 40).surplus(STEPS));
  }

  @Test
  void zeroKeepsAll() {
    assertEquals(List.of(), new Retention(0, 0).surplus(STEPS));
    assertEquals(List.of(), new Retention(0, 7).surplus(STEPS));
    assertEquals(List.of(), new Retention(2, 1).surplus(STEPS));
  }
}
