package mcl.tokenization.vocabulary;

/**
 * What training met.
 *
 * @param documents read
 * @param words how many words they have
 * @param distinctWords how many different words the pieces were learned from
 * @param overlongWords words left out for their length, not in {@code words}
 * @param pruningThreshold words counted less often were dropped while counting ({@link
 *     WordPruning}); 1 if none were
 * @param prunedWords how many distinct words were dropped, again and again counted
 * @param prunedOccurrences how often the dropped words had been seen
 * @param alphabet characters that became pieces
 * @param leftCharacters characters of the corpus that did not
 */
public record VocabularyStatistics(
    long documents,
    long words,
    long distinctWords,
    long overlongWords,
    long pruningThreshold,
    long prunedWords,
    long prunedOccurrences,
    int alphabet,
    int leftCharacters) {}
