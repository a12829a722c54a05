package mcl.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads one line of a WordNet data file, as in the manual page wndb(5WN):
 *
 * <pre>offset lex_filenum ss_type w_cnt word lex_id [...] p_cnt [pointers] [frames] | gloss</pre>
 *
 * <p>Every field up to the bar is checked, although only some are kept: a damaged file is refused
 * rather than half read. Faults are {@link IllegalArgumentException}s with the reason alone; the
 * caller knows file and line.
 */
final class SynsetLine {
  private static final Pattern OFFSET = Pattern.compile("[0-9]{8}");
  private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");
  private static final Pattern THREE_DIGITS = Pattern.compile("[0-9]{3}");
  private static final Pattern TWO_HEX = Pattern.compile("[0-9a-f]{2}");
  private static final Pattern FOUR_HEX = Pattern.compile("[0-9a-f]{4}");
  private static final Pattern LEX_ID = Pattern.compile("[0-9a-f]");
  private static final Pattern ANY = Pattern.compile(".+");

  /** A syntactic marker such as {@code (a)} at the end of an adjective. */
  private static final Pattern MARKER = Pattern.compile("\\((a|p|ip)\\)$");

  private final String[] fields;
  private int next;

  private SynsetLine(String head) {
    fields = head.split(" ", -1);
  }

  /** Reads a line that begins at this byte of a file of this part of speech. */
  static Synset parse(String line, PartOfSpeech part, long position) {
    int bar = line.indexOf(" | ");
    if (bar < 0) {
      throw new IllegalArgumentException("there is no \" | \" before a gloss");
    }
    SynsetLine head = new SynsetLine(line.substring(0, bar));
    String offset = head.offset(position);
    String file = head.lexicographerFile(part);
    String type = head.field(part.types(), "ss_type");
    List<String> words = head.words();
    head.skipPointers();
    if (part == PartOfSpeech.VERB) {
      head.skipFrames();
    }
    head.end();
    Gloss gloss = Gloss.of(line.substring(bar + 3).strip());
    return new Synset(offset + "-" + type, file, words, gloss.definition(), gloss.examples());
  }

  private String offset(long position) {
    String offset = field(OFFSET, "synset_offset");
    if (Long.parseLong(offset) != position) {
      throw new IllegalArgumentException(
          "synset_offset is " + offset + ", but the line begins at byte " + position);
    }
    return offset;
  }

  private String lexicographerFile(PartOfSpeech part) {
    int number = Integer.parseInt(field(TWO_DIGITS, "lex_filenum"));
    List<String> names = LexicographerFiles.NAMES;
    if (number >= names.size() || !names.get(number).startsWith(part.prefix())) {
      throw new IllegalArgumentException(
          "lex_filenum " + number + " is not the number of a file of " + part.prefix() + "*");
    }
    return names.get(number);
  }

  private List<String> words() {
    int count = Integer.parseInt(field(TWO_HEX, "w_cnt"), 16);
    List<String> words = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String word = field(ANY, "word");
      words.add(MARKER.matcher(word).replaceFirst("").replace('_', ' '));
      field(LEX_ID, "lex_id");
    }
    return words;
  }

  private void skipPointers() {
    int count = Integer.parseInt(field(THREE_DIGITS, "p_cnt"));
    for (int i = 0; i < count; i++) {
      field(ANY, "pointer_symbol");
      field(OFFSET, "pointer synset_offset");
      field(PartOfSpeech.ANY_TYPE, "pointer pos");
      field(FOUR_HEX, "pointer source/target");
    }
  }

  private void skipFrames() {
    int count = Integer.parseInt(field(TWO_DIGITS, "f_cnt"));
    for (int i = 0; i < count; i++) {
      field(Pattern.compile("\\+"), "frame +");
      field(TWO_DIGITS, "f_num");
      field(TWO_HEX, "w_num");
    }
  }

  private void end() {
    if (next != fields.length) {
      throw new IllegalArgumentException("\"" + fields[next] + "\" stands where the bar belongs");
    }
  }

  private String field(Pattern expected, String name) {
    String value = next < fields.length ? fields[next] : "";
    if (!expected.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "field " + (next + 1) + " (" + name + ") is \"" + value + "\", expected " + expected);
    }
    next++;
    return value;
  }
}
