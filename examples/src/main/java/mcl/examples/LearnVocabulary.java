package mcl.examples;

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
import mcl.tokenization.vocabulary.TrainingListener;
import mcl.tokenization.vocabulary.VocabularyConfig;
import mcl.tokenization.vocabulary.VocabularyFile;
import mcl.tokenization.vocabulary.VocabularyTrainer;

/** Learns a vocabulary from text, and writes the text as token shards. */
final class LearnVocabulary {
  private static final int THREADS = 2;

  private LearnVocabulary() {}

  /** Takes a text file or folder, the size of the vocabulary, and a new folder for the shards. */
  public static void main(String[] arguments) throws Exception {
    TextCorpus corpus =
        new TextCorpus(CorpusFiles.expand(List.of(arguments[0])), CorpusConfig.defaults());
    VocabularyConfig config = VocabularyConfig.of(Integer.parseInt(arguments[1]), true);
    VocabularyFile learned =
        VocabularyFile.of(
            VocabularyTrainer.train(corpus, config, THREADS, TrainingListener.NONE).vocabulary(),
            Normalization.uncased());
    try (Tokenizer tokenizer = Tokenizer.of(learned)) {
      new TextSharder(tokenizer, ShardingConfig.defaults(), THREADS)
          .write(corpus, Path.of(arguments[2]), ShardingListener.SILENT);
    }
  }
}
