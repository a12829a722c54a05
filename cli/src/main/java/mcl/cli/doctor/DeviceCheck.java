package mcl.cli.doctor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.util.cuda.CudaUtils;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which devices the engine can use, and whether a GPU lies idle. */
final class DeviceCheck implements Check {
  private static final String NO_GPU_SEEN =
      "The CUDA build is loaded but sees no GPU: check nvidia-smi and CUDA_VISIBLE_DEVICES, and that"
          + " -Djna.library.path names the folder of libcudart (docs/gpu.md).";
  private static final String GPU_UNUSED =
      "There is an NVIDIA GPU, but the engine is the CPU build: see MCL_TORCH in docs/gpu.md.";

  @Override
  public List<Finding> look(Surroundings surroundings) {
    Engine engine = Engine.getEngine("PyTorch");
    boolean cuda = NativeLibraryCheck.isCuda();
    boolean driver = surroundings.exists("proc/driver/nvidia/version");
    List<Finding> findings = new ArrayList<>();
    findings.add(processor(cuda, driver, engine.getGpuCount()));
    IntStream.range(0, engine.getGpuCount()).mapToObj(DeviceCheck::gpu).forEach(findings::add);
    return findings;
  }

  static Finding processor(boolean cuda, boolean driver, int gpus) {
    String found = gpus == 0 ? "CPU" : "CPU and " + gpus + (gpus == 1 ? " GPU" : " GPUs");
    if (cuda && gpus == 0) {
      return Finding.warn("devices", found, NO_GPU_SEEN);
    }
    return Finding.warnUnless(cuda || !driver, "devices", found, GPU_UNUSED);
  }

  private static Finding gpu(int index) {
    MemoryUsage memory = CudaUtils.getGpuMemory(Device.gpu(index));
    String found =
        "GPU "
            + index
            + ", compute capability "
            + CudaUtils.getComputeCapability(index)
            + ", "
            + Sizes.of(memory.getMax() - memory.getUsed())
            + " of "
            + Sizes.of(memory.getMax())
            + " free, CUDA runtime "
            + CudaUtils.getCudaVersionString();
    return Finding.ok("devices", found);
  }
}
