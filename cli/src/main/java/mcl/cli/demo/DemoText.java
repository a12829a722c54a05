package mcl.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mcl.tokenization.corpus.CorpusConfig;
import mcl.tokenization.corpus.CorpusFiles;
import mcl.tokenization.corpus.TextCorpus;
import mcl.tokenization.encoding.Tokenizer;
import mcl.tokenization.shards.ShardingConfig;
import mcl.tokenization.shards.ShardingListener;
import mcl.tokenization.shards.TextSharder;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.TrainedVocabulary;
import mcl.tokenization.vocabulary.TrainingListener;
import mcl.tokenization.vocabulary.VocabularyConfig;
import mcl.tokenization.vocabulary.VocabularyFile;
import mcl.tokenization.vocabulary.VocabularyTrainer;

/**
 * The demo's text on its way from WordNet to shards.
 *
 * @param folder of the demo
 */
record DemoText(Path folder) {
  private static final int PIECES = 2000;

  Path text() {
    return folder.resolve("text").resolve("wordnet.txt");
  }

  Path task() {
    return folder.resolve("task");
  }

  Path vocabulary() {
    return folder.resolve("vocabulary");
  }

  Path shards() {
    return folder.resolve("shards");
  }

  /**
   * Writes the text to pre-train on, which holds no development or test definition, and the task.
   */
  int write(DemoCorpus corpus) throws IOException {
    corpus.writeSplits(task());
    return corpus.writeText(text(), true);
  }

  /** Learns the vocabulary. */
  TrainedVocabulary learnVocabulary(int threads) throws IOException, InterruptedException {
    TrainedVocabulary trained =
        VocabularyTrainer.train(
            corpus(), VocabularyConfig.of(PIECES, true), threads, TrainingListener.NONE);
    VocabularyFile.of(trained.vocabulary(), Normalization.uncased()).write(vocabulary());
    return trained;
  }

  /** Turns the text into shards. */
  void tokenize(int threads) throws IOException, InterruptedException {
    try (Tokenizer tokenizer = Tokenizer.open(vocabulary())) {
      new TextSharder(tokenizer, ShardingConfig.defaults(), threads)
          .write(corpus(), shards(), ShardingListener.SILENT);
    }
  }

  private TextCorpus corpus() throws IOException {
    return new TextCorpus(CorpusFiles.expand(List.of(text().toString())), CorpusConfig.defaults());
  }
}
