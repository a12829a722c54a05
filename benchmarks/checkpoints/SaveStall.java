import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mcl.base.json.Json;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.Pretrainer;
import mcl.pretraining.PretrainingText;
import mcl.pretraining.checkpoint.BackgroundSaving;
import mcl.pretraining.checkpoint.CheckpointFolders;
import mcl.pretraining.checkpoint.CheckpointStore;
import mcl.pretraining.checkpoint.Provenance;
import mcl.pretraining.report.StepListener;
import mcl.tokenization.batch.SequenceSource;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * Measures how long a checkpoint keeps the run's thread, how long it takes until it is on disk, and its size, beside the time
 * of a step on random tokens.
 *
 * <p>Arguments: a configuration, the number of pieces, a folder for the checkpoints.
 */
public final class SaveStall {
  private static final int SAVES = 5;
  private static final SpecialTokens SPECIAL = new SpecialTokens(0, 1, 2, 3, 4);

  private SaveStall() {}

  /** Tokens without a meaning. */
  private record Noise(long sequences, int length, int vocabSize) implements SequenceSource {
    @Override
    public void read(long sequence, int[] ids, int[] documents, int offset) {
      for (int i = 0; i < length; i++) {
        ids[offset + i] = 5 + (int) ((sequence * 7919 + i * 104_729L) % (vocabSize - 5));
        documents[offset + i] = 0;
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    PretrainConfig config = Json.read(Path.of(arguments[0]), PretrainConfig.class, PretrainConfig.defaults());
    int pieces = Integer.parseInt(arguments[1]);
    Path out = Path.of(arguments[2]);
    SequenceSource text = new Noise(10_000, config.sequenceLength(), pieces);
    try (Pretrainer run =
        new Pretrainer(config, new PretrainingText(text, text, pieces, SPECIAL), Pretrainer.freshWeights(config))) {
      System.out.printf("parameters %,d%n", run.weights().parameters());
      System.out.println("step, s: " + seconds(3, () -> run.runStep(0)));
      measure(run, out, new CheckpointStore(out, config.electra(pieces), tokenizer(pieces), new Provenance(0, "", "", "", "", config)));
    }
  }

  private static void measure(Pretrainer run, Path out, CheckpointStore store) throws Exception {
    List<Double> stalls = new ArrayList<>();
    List<Double> writes = new ArrayList<>();
    for (int i = 0; i < SAVES; i++) {
      CountDownLatch saved = new CountDownLatch(1);
      StepListener listener =
          new StepListener() {
            @Override
            public void onCheckpoint(Path folder) {
              saved.countDown();
            }
          };
      long start = System.nanoTime();
      try (BackgroundSaving saving = new BackgroundSaving(store, listener)) {
        saving.begin(run.state());
        stalls.add((System.nanoTime() - start) / 1e9);
        while (saved.getCount() > 0) {
          Thread.sleep(5);
          saving.tell();
        }
      }
      writes.add((System.nanoTime() - start) / 1e9);
      Path checkpoint = new CheckpointFolders(out).at(0);
      if (i == 0) {
        sizes(checkpoint);
      }
      Files.move(checkpoint, out.resolve("old-" + i));
    }
    System.out.println("run's thread kept, s: " + text(stalls));
    System.out.println("until on disk, s: " + text(writes));
  }

  private static void sizes(Path checkpoint) throws IOException {
    try (Stream<Path> files = Files.walk(checkpoint)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        System.out.printf(Locale.ROOT, "%,15d %s%n", Files.size(file), checkpoint.relativize(file));
      }
    }
  }

  private static String seconds(int times, Runnable work) {
    return text(
        IntStream.range(0, times)
            .mapToObj(
                i -> {
                  long start = System.nanoTime();
                  work.run();
                  return (System.nanoTime() - start) / 1e9;
                })
            .toList());
  }

  private static String text(List<Double> values) {
    return Arrays.toString(values.stream().map(it -> String.format(Locale.ROOT, "%.3f", it)).toArray());
  }

  private static VocabularyFile tokenizer(int pieces) {
    List<String> names = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    IntStream.range(5, pieces).forEach(id -> names.add("piece" + id));
    return VocabularyFile.of(new Vocabulary(names, SPECIAL), Normalization.uncased());
  }
}
