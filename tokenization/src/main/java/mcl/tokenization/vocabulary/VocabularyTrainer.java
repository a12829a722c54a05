package mcl.tokenization.vocabulary;

import java.io.IOException;
import java.util.List;
import mcl.base.check.Require;
import mcl.base.check.UserException;
import mcl.tokenization.corpus.DocumentSource;

/**
 * Learns a WordPiece vocabulary from text, as {@code WordPieceTrainer} of the tokenizers library
 * does over BERT's normalisation: the special tokens, then the alphabet, then merged pieces in the
 * order in which they were learned. The same corpus and configuration give the same vocabulary on
 * any number of threads.
 */
public final class VocabularyTrainer {
  private static final SpecialTokens SPECIAL = new SpecialTokens(0, 1, 2, 3, 4);
  private static final List<String> SPECIAL_PIECES =
      List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");

  private VocabularyTrainer() {}

  /**
   * Trains.
   *
   * @param threads that count words, at least 1
   * @throws UserException if the corpus holds no words, or its alphabet does not fit
   * @throws InterruptedException if the calling thread is interrupted
   */
  public static TrainedVocabulary train(
      DocumentSource corpus, VocabularyConfig config, int threads, TrainingListener listener)
      throws IOException, InterruptedException {
    Require.argument(threads >= 1, "threads is %d; expected 1 or more", threads);
    Prepared prepared = prepare(corpus, config, threads, listener);
    PieceMerger merger = new PieceMerger(prepared.pieces, prepared.words);
    List<String> pieces = merger.learn(config.size(), config.minFrequency(), listener);
    return new TrainedVocabulary(new Vocabulary(pieces, SPECIAL), config, prepared.statistics);
  }

  /** What is left of the counted words when learning begins. */
  private record Prepared(Pieces pieces, SymbolWords words, VocabularyStatistics statistics) {}

  private static Prepared prepare(
      DocumentSource corpus, VocabularyConfig config, int threads, TrainingListener listener)
      throws IOException, InterruptedException {
    WordPruning pruning = new WordPruning(config.maxDistinctWords());
    WordCounter.Counted counted = WordCounter.count(corpus, config, threads, pruning, listener);
    if (counted.words().size() == 0) {
      throw new UserException("The corpus holds no words. Check what it is read from and how.");
    }
    Alphabet alphabet =
        Alphabet.of(pruning.charactersWith(counted.words()), config.alphabetLimit());
    requireRoom(alphabet, config);
    Pieces pieces = new Pieces();
    SPECIAL_PIECES.forEach(pieces::add);
    SymbolWords words = SymbolWords.of(counted.words(), alphabet, pieces);
    return new Prepared(pieces, words, statistics(counted, pruning, alphabet));
  }

  private static void requireRoom(Alphabet alphabet, VocabularyConfig config) {
    int least = SPECIAL_PIECES.size() + alphabet.pieces();
    if (least > config.size()) {
      throw UserException.of(
          "A vocabulary of %d pieces has no room for the special tokens and the alphabet of this"
              + " corpus: %d pieces. Ask for more pieces, or for an alphabet of fewer characters"
              + " than %d.",
          config.size(), least, alphabet.starting().size());
    }
  }

  private static VocabularyStatistics statistics(
      WordCounter.Counted counted, WordPruning pruning, Alphabet alphabet) {
    return new VocabularyStatistics(
        counted.documents(),
        counted.occurrences(),
        counted.words().size(),
        counted.overlong(),
        pruning.highestThreshold(),
        pruning.droppedWords(),
        pruning.droppedOccurrences(),
        alphabet.starting().size(),
        alphabet.left());
  }
}
