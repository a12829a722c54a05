import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mcl.tokenization.encoding.Tokenizer;

/**
 * Times the tokenizer on texts in memory, from its first word on (nothing is warmed up), and prints
 * tokens, bytes, seconds of wall clock and seconds of processor. See README.md here.
 *
 * <p>Arguments: tokenizer, threads, text files.
 */
public final class TokenizeSpeed {
  private TokenizeSpeed() {}

  public static void main(String[] arguments) throws Exception {
    int threads = Integer.parseInt(arguments[1]);
    List<String> documents = new ArrayList<>();
    long bytes = 0;
    for (String file : List.of(arguments).subList(2, arguments.length)) {
      for (String document : Files.readString(Path.of(file)).split("\n\n")) {
        if (!document.isBlank()) {
          documents.add(document);
          bytes += document.getBytes(StandardCharsets.UTF_8).length;
        }
      }
    }
    try (Tokenizer tokenizer = Tokenizer.open(Path.of(arguments[0]))) {
      long processor = processorNanos();
      long clock = System.nanoTime();
      long tokens = encodeAll(tokenizer, documents, threads);
      double seconds = (System.nanoTime() - clock) / 1e9;
      double used = (processorNanos() - processor) / 1e9;
      System.out.printf(Locale.ROOT, "%d %d %.4f %.4f%n", tokens, bytes, seconds, used);
    }
  }

  private static long encodeAll(Tokenizer tokenizer, List<String> documents, int threads)
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    var pool = Executors.newFixedThreadPool(threads);
    List<Future<Long>> counts = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      counts.add(
          pool.submit(
              () -> {
                long tokens = 0;
                for (int i = next.getAndIncrement();
                    i < documents.size();
                    i = next.getAndIncrement()) {
                  tokens += tokenizer.encode(documents.get(i)).length();
                }
                return tokens;
              }));
    }
    long tokens = 0;
    for (Future<Long> count : counts) {
      tokens += count.get();
    }
    pool.shutdown();
    return tokens;
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean)
            ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
