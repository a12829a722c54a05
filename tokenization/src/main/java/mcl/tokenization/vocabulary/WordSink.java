package mcl.tokenization.vocabulary;

/** Takes words as UTF-8. */
@FunctionalInterface
interface WordSink {
  /**
   * Takes one word.
   *
   * @param utf8 holds the word in its first bytes and is overwritten after the call; at least 8
   *     bytes of room follow the word
   * @param length of the word in bytes, at least 1
   */
  void word(byte[] utf8, int length);
}
