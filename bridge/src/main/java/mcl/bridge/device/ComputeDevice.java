package mcl.bridge.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mcl.base.check.UserException;

/**
 * Where arrays lie and are computed with.
 *
 * @param chosen empty for what the engine takes by itself: the first GPU if it sees one, else the
 *     processor
 */
public record ComputeDevice(Optional<Device> chosen) {
  /** What the engine takes by itself. */
  public static final ComputeDevice USUAL = new ComputeDevice(Optional.empty());

  private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,4}))?");

  /**
   * The device of this name: {@code cpu}, {@code gpu} for the first GPU, or {@code gpu:N}, counted
   * from 0.
   *
   * @throws UserException if it is no such name, or the engine sees no such device
   */
  public static ComputeDevice of(String name) {
    if (name.equals("cpu")) {
      return new ComputeDevice(Optional.of(Device.cpu()));
    }
    Matcher gpu = GPU.matcher(name);
    if (!gpu.matches()) {
      throw UserException.of(
          "There is no device \"%s\": it is cpu, gpu, or gpu:N, where N counts from 0.", name);
    }
    Engine engine = Engine.getInstance();
    String version = engine.getEngineName() + " " + engine.getVersion();
    int number = gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1));
    requireSeen(name, number, engine.getGpuCount(), version);
    return new ComputeDevice(Optional.of(Device.gpu(number)));
  }

  static void requireSeen(String name, int number, int gpus, String engine) {
    if (number >= gpus) {
      String seen =
          Stream.concat(Stream.of("cpu"), IntStream.range(0, gpus).mapToObj(it -> "gpu:" + it))
              .collect(Collectors.joining(", "));
      throw UserException.of(
          "There is no device %s here: the engine (%s) sees %s. Choose one of these or none; mcl"
              + " doctor and docs/gpu.md tell what a GPU needs to be seen.",
          name, engine, seen);
    }
  }

  /** A scope with no other around it, whose arrays are made on this device. */
  public NDManager newScope() {
    return chosen.map(NDManager::newBaseManager).orElseGet(NDManager::newBaseManager);
  }

  /** The name, such as {@code gpu:0}. */
  public String name() {
    Device device = chosen.orElseGet(Engine.getInstance()::defaultDevice);
    return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
  }
}
