import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import mcl.tokenization.corpus.CorpusConfig;
import mcl.tokenization.corpus.CorpusFiles;
import mcl.tokenization.corpus.TextCorpus;
import mcl.tokenization.vocabulary.TrainedVocabulary;
import mcl.tokenization.vocabulary.TrainingListener;
import mcl.tokenization.vocabulary.VocabularyConfig;
import mcl.tokenization.vocabulary.VocabularyTrainer;

/** Trains a vocabulary and writes its pieces: SIZE LOWERCASE MAX_WORDS THREADS OUT FILE... */
final class TrainVocabulary {
  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    long[] learningSince = {0};
    boolean lowercase = Boolean.parseBoolean(args[1]);
    VocabularyConfig config =
        new VocabularyConfig(
            Integer.parseInt(args[0]),
            lowercase,
            lowercase,
            true,
            2,
            1000,
            Integer.parseInt(args[2]));
    TextCorpus corpus =
        new TextCorpus(
            CorpusFiles.expand(Arrays.asList(args).subList(5, args.length)),
            CorpusConfig.defaults());
    TrainedVocabulary trained =
        VocabularyTrainer.train(
            corpus,
            config,
            Integer.parseInt(args[3]),
            (stage, done, total) -> {
              if (stage == TrainingListener.Stage.LEARNING && learningSince[0] == 0) {
                learningSince[0] = System.nanoTime();
              }
            });
    long end = System.nanoTime();
    Files.write(Path.of(args[4]), trained.vocabulary().pieces(), StandardCharsets.UTF_8);
    System.err.printf(
        "counted in %.2f s, learned in %.2f s; %s%n%s",
        (learningSince[0] - start) / 1e9,
        (end - learningSince[0]) / 1e9,
        trained.statistics(),
        corpus.report().text());
  }
}
