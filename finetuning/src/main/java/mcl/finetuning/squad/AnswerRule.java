package mcl.finetuning.squad;

/** What of the answers in a file of SQuAD counts. */
public enum AnswerRule {
  /** Their texts and places, of every question: to learn from and to judge by. */
  PLACES,

  /**
   * Their texts, of every question: to score what others said. The official scripts look at no
   * more.
   */
  TEXTS,

  /** As {@link #PLACES}, but a question may have none: test files. */
  IF_KNOWN,

  /** Nothing: questions that are to be answered. */
  IGNORED;

  /** Whether every question must say its answers, or that there is none. */
  boolean needsAll() {
    return this == PLACES || this == TEXTS;
  }
}
