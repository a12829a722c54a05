package mcl.tokenization.shards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import mcl.tokenization.corpus.CorpusConfig;
import mcl.tokenization.corpus.CorpusFiles;
import mcl.tokenization.corpus.CorpusFormat;
import mcl.tokenization.corpus.DocumentSource;
import mcl.tokenization.corpus.TextCorpus;
import mcl.tokenization.encoding.TinyTokenizer;
import mcl.tokenization.encoding.Tokenizer;

/** Text files and shards in a temporary folder; a document is a line, a token a letter. */
record Shelf(Path folder) {
  static final CorpusConfig LINES = CorpusConfig.defaults().withFormat(CorpusFormat.LINES);

  Path text() {
    return folder.resolve("text");
  }

  Path shards() {
    return folder.resolve("shards");
  }

  static ShardingConfig config(int shardTokens) {
    return new ShardingConfig(LINES, shardTokens);
  }

  /** Writes files of lines: file-0.txt, file-1.txt ... */
  Shelf with(List<List<String>> files) throws IOException {
    Files.createDirectories(text());
    for (int i = 0; i < files.size(); i++) {
      Files.write(text().resolve("file-" + i + ".txt"), files.get(i));
    }
    return this;
  }

  DocumentSource source() throws IOException {
    return new TextCorpus(CorpusFiles.expand(List.of(text().toString())), LINES);
  }

  ShardManifest tokenize(ShardingConfig config, int threads) throws Exception {
    return tokenize(source(), config, threads);
  }

  ShardManifest tokenize(DocumentSource source, ShardingConfig config, int threads)
      throws Exception {
    try (Tokenizer tokenizer = Tokenizer.of(TinyTokenizer.file())) {
      return new TextSharder(tokenizer, config, threads)
          .write(source, shards(), ShardingListener.SILENT);
    }
  }

  /** Shards of these documents, in one file of text. */
  ShardReader read(List<String> documents, int shardTokens) throws Exception {
    with(List.of(documents)).tokenize(config(shardTokens), 2);
    return ShardReader.open(shards());
  }

  /** The text of every file below a folder, by its path there. */
  static Map<String, byte[]> contents(Path folder) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  /** Lines of single letters, so many tokens as the generator says. */
  static List<String> documents(Random random, int count, int longest) {
    List<String> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      documents.add(letters(random, 1 + random.nextInt(longest)));
    }
    return documents;
  }

  static String letters(Random random, int tokens) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens; i++) {
      text.append(i == 0 ? "" : " ").append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }
}
