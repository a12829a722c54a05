import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import mcl.base.json.Json;
import mcl.bridge.device.Compute;
import mcl.bridge.device.ComputeDevice;
import mcl.bridge.ops.OpsKind;
import mcl.courses.pass.Stages;
import mcl.pretraining.Host;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.Pretrainer;
import mcl.pretraining.PretrainingText;
import mcl.tokenization.batch.SequenceSource;
import mcl.tokenization.vocabulary.SpecialTokens;

/**
 * Our training step on random text, as a worker of compare.py: reads "go N", takes N steps, answers with wall and CPU seconds of each
 * and the peak resident memory. Arguments: a resolved configuration, plain or native, recompute or nothing.
 */
public final class StepWorker {
  private static final int VOCABULARY = 30_522;
  private static final SpecialTokens SPECIAL = new SpecialTokens(0, 100, 101, 102, 103);

  private StepWorker() {}

  record Words(int length) implements SequenceSource {
    @Override
    public long sequences() {
      return 1 << 20;
    }

    @Override
    public void read(long sequence, int[] ids, int[] documents, int offset) {
      SplittableRandom random = new SplittableRandom(sequence);
      for (int i = 0; i < length; i++) {
        ids[offset + i] = random.nextInt(1_000, VOCABULARY);
      }
      ids[offset] = SPECIAL.classification();
      ids[offset + length - 1] = SPECIAL.separator();
      Arrays.fill(documents, offset, offset + length, 0);
    }
  }

  public static void main(String[] arguments) throws IOException {
    PretrainConfig config = Json.read(Path.of(arguments[0]), PretrainConfig.class, PretrainConfig.defaults());
    Words words = new Words(config.sequenceLength());
    PretrainingText text = new PretrainingText(words, words, VOCABULARY, SPECIAL);
    OpsKind ops = OpsKind.valueOf(arguments[1].toUpperCase(Locale.ROOT));
    boolean recompute = arguments.length > 2 && arguments[2].equals("recompute");
    Host host = new Host(System::nanoTime, () -> false, new Compute(ops, ComputeDevice.USUAL), recompute, Stages.NONE);
    OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Pretrainer run = new Pretrainer(config, text, Pretrainer.freshWeights(config), host)) {
      long number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        List<String> times = new ArrayList<>();
        for (int i = Integer.parseInt(line.split(" ")[1]); i > 0; i--) {
          long wall = System.nanoTime();
          long cpu = process.getProcessCpuTime();
          run.runStep(number++);
          times.add("[" + (System.nanoTime() - wall) / 1e9 + ", " + (process.getProcessCpuTime() - cpu) / 1e9 + "]");
        }
        System.out.println("{\"times\": " + times + ", \"peak_mib\": " + peak() + "}");
      }
    }
  }

  private static long peak() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10;
      }
    }
    return 0;
  }
}
