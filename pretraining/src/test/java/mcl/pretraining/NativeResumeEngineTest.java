package mcl.pretraining;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mcl.bridge.ops.OpsKind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By native operations too, a run that goes on is to the last bit the one that never stopped. */
final class NativeResumeEngineTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"float32", "bfloat16"})
  void goesOnBitForBit(String precision) throws IOException {
    PretrainConfig config =
        TinyRun.with(StoppableRun.everything(), "{\"precision\": \"" + precision + "\"}");
    StoppableRun.Outcome whole =
        new StoppableRun(config, folder.resolve("whole"), OpsKind.NATIVE).begin(Long.MAX_VALUE);
    StoppableRun stopped = new StoppableRun(config, folder.resolve("stopped"), OpsKind.NATIVE);
    assertEquals(StopReason.INTERRUPTED, stopped.begin(7).reason());
    StoppableRun.Outcome resumed = stopped.resume(Long.MAX_VALUE);
    assertEquals(StopReason.FINISHED, resumed.reason());
    assertEquals(List.of(), whole.differences(resumed));
  }
}
