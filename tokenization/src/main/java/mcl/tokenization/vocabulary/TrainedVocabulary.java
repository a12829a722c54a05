package mcl.tokenization.vocabulary;

/**
 * A vocabulary and how it came about.
 *
 * @param config what text has to go through to meet these pieces
 */
public record TrainedVocabulary(
    Vocabulary vocabulary, VocabularyConfig config, VocabularyStatistics statistics) {}
