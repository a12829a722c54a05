import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mcl.base.json.Json;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.Pretrainer;
import mcl.pretraining.PretrainingText;
import mcl.tokenization.shards.PackingConfig;
import mcl.tokenization.shards.SequencePacker;
import mcl.tokenization.shards.ShardReader;
import mcl.tokenization.shards.Split;
import mcl.tokenization.vocabulary.Vocabulary;

/**
 * CPU time of a training step under several configurations: their runs take a step in turn, so that whatever else the machine does
 * falls on all of them. Prints the median over the steps, the first ones left out, and its difference from the first configuration. Run
 * it with OMP_NUM_THREADS=1: only the time of the thread that trains is counted.
 *
 * <p>Arguments: shards, number of steps, configuration files.
 */
public final class StepCost {
  private static final int WARMING_UP = 10;

  private StepCost() {}

  public static void main(String[] arguments) {
    Map<String, Pretrainer> runs = new LinkedHashMap<>();
    Map<String, List<Long>> times = new LinkedHashMap<>();
    try (ShardReader shards = ShardReader.open(Path.of(arguments[0]))) {
      for (String file : Arrays.asList(arguments).subList(2, arguments.length)) {
        PretrainConfig config = Json.read(Path.of(file), PretrainConfig.class, PretrainConfig.defaults());
        runs.put(file, new Pretrainer(config, text(shards, config), Pretrainer.freshWeights(config)));
        times.put(file, new ArrayList<>());
      }
      for (int step = 0; step < Integer.parseInt(arguments[1]); step++) {
        for (Map.Entry<String, Pretrainer> run : runs.entrySet()) {
          long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
          run.getValue().runStep(step);
          times.get(run.getKey()).add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
      }
      runs.values().forEach(Pretrainer::close);
    }
    double first = median(times.values().iterator().next());
    times.forEach(
        (file, all) ->
            System.out.printf(
                Locale.ROOT, "%-28s %8.1f ms %+7.1f ms %+6.1f%%%n", file, median(all), median(all) - first,
                100 * (median(all) / first - 1)));
  }

  private static double median(List<Long> nanos) {
    long[] sorted = nanos.stream().skip(WARMING_UP).mapToLong(Long::longValue).sorted().toArray();
    return sorted[sorted.length / 2] / 1e6;
  }

  private static PretrainingText text(ShardReader shards, PretrainConfig config) {
    PackingConfig packing = new PackingConfig(config.sequenceLength(), config.validation().share(), 0);
    Vocabulary vocabulary = shards.tokenizer().vocabulary();
    return new PretrainingText(
        new SequencePacker(shards, packing, Split.TRAIN),
        new SequencePacker(shards, packing, Split.VALIDATION),
        vocabulary.size(),
        vocabulary.special());
  }
}
