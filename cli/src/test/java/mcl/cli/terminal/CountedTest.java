package mcl.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class CountedTest {
  @Test
  void oneIsOneAndAllElseAreMany() {
    assertEquals("1,000 texts are", Counted.of(1000, "text is", "texts are"));
    assertEquals("0 shards", Counted.of(0, "shard"));
    assertEquals("1 shard", Counted.of(1, "shard"));
    assertEquals("1,200 shards", Counted.of(1200, "shard"));
  }
}
