package mcl.model.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import mcl.base.json.Json;
import org.junit.jupiter.api.Test;

/** The buckets are those of transformers' T5 ({@code interop/golden_relative.py}). */
final class DistanceBucketsTest {
  @Test
  void allBordersAreWhereT5HasThem() throws IOException {
    JsonNode golden = golden();
    int longest = golden.path("longest").asInt();
    assertEquals(10, golden.path("cases").size());
    for (JsonNode sizes : golden.path("cases")) {
      DistanceBuckets buckets =
          new DistanceBuckets(sizes.path("buckets").asInt(), sizes.path("max_distance").asInt());
      assertArrayEquals(expected(sizes, longest), buckets.upTo(longest), buckets.toString());
    }
  }

  @Test
  void aBucketForEachShortDistanceAndDirection() {
    DistanceBuckets usual = new DistanceBuckets(32, 128);
    assertEquals(0, usual.of(0));
    assertEquals(7, usual.of(-7));
    assertEquals(16 + 7, usual.of(7));
    assertEquals(15, usual.of(-128));
    assertEquals(31, usual.of(100_000));
  }

  /** A bucket holds from its first distance to before the first of the next. */
  private static long[] expected(JsonNode sizes, int longest) {
    long[] all = new long[2 * longest + 1];
    int next = 0;
    for (int i = 0; i < all.length; i++) {
      JsonNode begins = sizes.path("from").path(next);
      next += begins.isInt() && begins.intValue() == i - longest ? 1 : 0;
      all[i] = sizes.path("bucket").path(next - 1).longValue();
    }
    return all;
  }

  private static JsonNode golden() throws IOException {
    try (InputStream in = DistanceBucketsTest.class.getResourceAsStream("/golden/buckets.json")) {
      return Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
