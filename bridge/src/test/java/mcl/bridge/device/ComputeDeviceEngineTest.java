package mcl.bridge.device;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.bridge.ops.OpsKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ComputeDeviceEngineTest {
  @Test
  void scopesAreOnTheDevice() {
    ComputeDevice processor = ComputeDevice.of("cpu");
    try (NDManager scope = processor.newScope();
        NDManager usual = ComputeDevice.USUAL.newScope()) {
      assertEquals(Device.cpu(), scope.create(1f).getDevice());
      assertEquals(Engine.getInstance().defaultDevice(), usual.create(1f).getDevice());
    }
    assertEquals("cpu", processor.name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CPU", "cpu:0", "gpu:", "gpu:-1", "gpu:x", "cuda", "gpu:99999"})
  void otherNamesAreRefused(String name) {
    String message = assertThrows(UserException.class, () -> ComputeDevice.of(name)).getMessage();
    assertTrue(message.startsWith("There is no device \"" + name + "\": it is cpu, gpu, or gpu:N"));
  }

  @Test
  void aDeviceThatIsNotThereIsRefused() {
    String number = "gpu:" + Engine.getInstance().getGpuCount();
    String message = assertThrows(UserException.class, () -> ComputeDevice.of(number)).getMessage();
    assertTrue(message.contains("sees cpu"), message);
    assertTrue(message.contains("mcl doctor"), message);
  }

  @Test
  void gpusCountFromZero() {
    assertDoesNotThrow(() -> ComputeDevice.requireSeen("gpu", 0, 1, "PyTorch"));
    assertDoesNotThrow(() -> ComputeDevice.requireSeen("gpu:1", 1, 2, "PyTorch"));
    String message =
        assertThrows(
                UserException.class, () -> ComputeDevice.requireSeen("gpu:2", 2, 2, "PyTorch 2"))
            .getMessage();
    assertTrue(
        message.startsWith(
            "There is no device gpu:2 here: the engine (PyTorch 2) sees cpu, gpu:0, gpu:1."),
        message);
  }

  @Test
  void descriptionsSayWhatIsUnusual() {
    String version = "PyTorch " + Engine.getInstance().getVersion();
    ComputeDevice cpu = ComputeDevice.of("cpu");
    assertEquals(version, new Compute(OpsKind.PLAIN, cpu).description());
    assertEquals(version + ", native operations", new Compute(OpsKind.NATIVE, cpu).description());
    ComputeDevice gpu = new ComputeDevice(Optional.of(Device.gpu(1)));
    assertEquals(version + ", gpu:1", new Compute(OpsKind.NATIVE, gpu).engine());
    assertFalse(gpu.equals(cpu));
  }
}
