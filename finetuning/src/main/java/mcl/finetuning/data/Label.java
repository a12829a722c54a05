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

  /** Not known, as in the test files of a leaderboard. */
  record Unknown() implements Label {}
}
