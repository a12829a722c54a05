package mcl.finetuning.data;

import java.util.List;

/** What is right for a row. */
public sealed interface Label {
  /** One of some classes, by its name. */
  record Name(String name) implements Label {}

  /** A number. */
  record Score(double value) implements Label {}

  /** A class for each word, by its name. */
  record Tags(List<String> names) implements Label {
    /** Takes a copy. */
    public Tags {
      names = List.copyOf(names);
    }
  }

  /** Spans of a passage; none if the question has no answer in it. */
  record Answers(List<Answer> all) implements Label {
    /** Takes a copy. */
    public Answers {
      all = List.copyOf(all);
    }
  }

  /**
   * A span of a passage.
   *
   * @param start where it begins, in UTF-16 code units
   */
  record Answer(String text, int start) {
    /** Where it ends, exclusive. */
    public int end() {
      return start + text.length();
    }
  }

  /** Not known, as in the test files of a leaderboard. */
  record Unknown() implements Label {}
}
