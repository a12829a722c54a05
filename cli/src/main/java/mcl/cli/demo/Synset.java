package mcl.cli.demo;

import java.util.List;

/**
 * One meaning in WordNet, and the words that share it.
 *
 * @param id byte offset in its data file and part of speech, for example {@code 00001740-n}; the
 *     parts are {@code n}, {@code v}, {@code a}, {@code s} (satellite adjective) and {@code r}
 * @param lexicographerFile the name of the file its author kept it in, for example {@code
 *     noun.animal}; one of {@link LexicographerFiles#NAMES}
 * @param words the words and phrases with this meaning, spaces restored
 * @param definition the gloss without its examples
 * @param examples quoted uses, without the quotation marks and the names of their authors
 */
public record Synset(
    String id,
    String lexicographerFile,
    List<String> words,
    String definition,
    List<String> examples) {
  public Synset {
    words = List.copyOf(words);
    examples = List.copyOf(examples);
  }
}
