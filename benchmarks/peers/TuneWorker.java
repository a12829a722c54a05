import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mcl.base.config.Configuration;
import mcl.base.config.Setting;
import mcl.base.random.RandomStreams;
import mcl.bridge.device.Compute;
import mcl.bridge.device.ComputeDevice;
import mcl.bridge.ops.OpsKind;
import mcl.finetuning.EncodedData;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.FineTuneListener;
import mcl.finetuning.FineTuner;
import mcl.finetuning.StartingPoint;
import mcl.finetuning.TaskData;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.glue.GlueFolder;
import mcl.finetuning.glue.GlueTask;
import mcl.model.config.EncoderConfig;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.weights.Initialization;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * Our fine-tuning on SST-2, as a worker of finetune.py: reads "go N", takes N steps, answers with rows, wall and CPU seconds and the peak
 * resident memory. Between steps it waits where a listener is told of the last one. Arguments: a folder with config.json and a tokenizer,
 * the folder SST-2 of GLUE, plain or native, float32 or bfloat16.
 */
public final class TuneWorker implements FineTuneListener {
  private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final int batchSize;
  private int asked;
  private int left;
  private long wall;
  private long cpu;

  private TuneWorker(int batchSize) {
    this.batchSize = batchSize;
  }

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    List<Setting> settings = List.of(Setting.of("worker", "precision", arguments[3]), Setting.of("worker", "epochs", "100"));
    FineTuneConfig config = Configuration.read(Optional.empty(), settings, FineTuneConfig.defaults()).value();
    EncoderConfig sizes = HuggingFaceConfig.read(folder);
    Initialization weights = new Initialization(new RandomStreams(1), sizes.initializerRange());
    StartingPoint start = new StartingPoint("random", sizes, weights, VocabularyFile.read(folder));
    TaskData rows = new GlueFolder(GlueTask.SST2, Path.of(arguments[1])).read(0.001, BadRows.refused());
    OpsKind ops = OpsKind.valueOf(arguments[2].toUpperCase(Locale.ROOT));
    TuneWorker worker = new TuneWorker(config.batchSize());
    try (FineTuner tuner =
        new FineTuner(
            config, start, EncodedData.of(rows, start, config, () -> false), new Compute(ops, ComputeDevice.USUAL))) {
      worker.await();
      tuner.run(worker, () -> false);
    }
  }

  @Override
  public void onStep(long step, long totalSteps, double loss) {
    left--;
    if (left == 0) {
      double seconds = (System.nanoTime() - wall) / 1e9;
      double computed = (process.getProcessCpuTime() - cpu) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "{\"rows\": %d, \"wall\": %.6f, \"cpu\": %.6f, \"peak_mib\": %d}%n",
          asked * batchSize,
          seconds,
          computed,
          peak());
      await();
    }
  }

  private void await() {
    try {
      String line = in.readLine();
      if (line == null) {
        System.exit(0);
      }
      asked = Integer.parseInt(line.split(" ")[1]);
      left = asked;
      wall = System.nanoTime();
      cpu = process.getProcessCpuTime();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long peak() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10;
        }
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
