package mcl.pretraining.tensorboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a file that TensorBoard's own writer made: {@code interop/golden_events.py}. */
final class EventMessageTest {
  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "golden", "events.tfevents");
  private static final double START = 1700000000.5;

  @TempDir Path folder;

  @Test
  void eventsAreTensorBoardsByteForByte() throws Exception {
    List<WrittenEvent> golden = WrittenEvent.in(GOLDEN);
    assertEquals(5, golden.size());
    List<byte[]> ours = ours();
    for (int i = 0; i < ours.size(); i++) {
      assertArrayEquals(golden.get(i + 1).bytes(), ours.get(i), "event " + (i + 1));
    }
  }

  @Test
  void framesAreTensorBoardsByteForByte() throws Exception {
    Path written;
    try (EventFile file = EventFile.create(folder, "host", Clock.systemUTC())) {
      written = file.path();
      for (byte[] event : ours()) {
        file.write(event);
      }
    }
    byte[] golden = Files.readAllBytes(GOLDEN);
    byte[] ours = Files.readAllBytes(written);
    assertArrayEquals(Arrays.copyOfRange(golden, golden.length - ours.length, golden.length), ours);
  }

  @Test
  void theFirstEventNamesTheVersion() throws Exception {
    assertEquals(EventMessage.FILE_VERSION, WrittenEvent.in(GOLDEN).get(0).fileVersion());
  }

  private static List<byte[]> ours() {
    Map<String, Double> losses = new LinkedHashMap<>();
    losses.put("train/loss", 1.5);
    losses.put("train/rtd/generator_loss", -2.25);
    long late = 3_000_000_000L;
    return List.of(
        EventMessage.sessionStart(START, 8),
        EventMessage.text(START + 7, 7, "configuration", "    {\n      \"seed\": 42\n    }\n"),
        EventMessage.scalars(START + 100, 100, losses),
        EventMessage.scalars(START + late, late, Map.of("train/learning_rate", 5e-4)));
  }
}
