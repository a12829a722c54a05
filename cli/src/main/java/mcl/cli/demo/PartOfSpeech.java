package mcl.cli.demo;

import java.util.regex.Pattern;

/** The four data files of WordNet, in the order they are read. */
enum PartOfSpeech {
  NOUN("noun", "n"),
  VERB("verb", "v"),
  ADJECTIVE("adj", "[as]"),
  ADVERB("adv", "r");

  /** What a synset of any file may have as its type. */
  static final Pattern ANY_TYPE = Pattern.compile("[nvasr]");

  private final String suffix;
  private final Pattern types;

  PartOfSpeech(String suffix, String types) {
    this.suffix = suffix;
    this.types = Pattern.compile(types);
  }

  /** The name of the data file, for example {@code data.noun}. */
  String fileName() {
    return "data." + suffix;
  }

  /** How the names of its lexicographer files begin, for example {@code noun.}. */
  String prefix() {
    return suffix + ".";
  }

  /** What its synsets have as their type. */
  Pattern types() {
    return types;
  }
}
