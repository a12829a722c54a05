package mcl.cli.showcourses;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mcl.base.check.Printable;
import mcl.base.check.UserException;
import mcl.cli.examination.Examiner;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.checkpoint.BadBatch;
import mcl.tokenization.batch.SequenceSource;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.encoding.TokenSequence;
import mcl.tokenization.encoding.Tokenizer;
import mcl.tokenization.shards.Split;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;

/**
 * The sequence to be shown, as a batch of one.
 *
 * @param source where it comes from, for the reader
 * @param caution what the reader must know of it
 */
record Passage(String source, TokenBatch batch, Optional<String> caution) {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int EXCERPT = 200;

  /**
   * A text, padded to the length of the model's sequences so that there is room to insert tokens.
   *
   * @throws UserException if it holds nothing that a course could touch
   */
  static Passage ofText(String text, Tokenizer tokenizer, int length) {
    SpecialTokens special = tokenizer.vocabulary().special();
    TokenSequence tokens = tokenizer.encode(text);
    if (Arrays.stream(tokens.toArray()).allMatch(special::isSpecial)) {
      throw UserException.of("--text: expected a text with words, not \"%s\".", excerpt(text));
    }
    int[] framed = tokens.framed(special, length).toArray();
    int[] ids = Arrays.copyOf(framed, length);
    int[] documents = new int[length];
    Arrays.fill(ids, framed.length, length, special.padding());
    Arrays.fill(documents, framed.length, length, TokenBatch.PADDING);
    boolean cut = tokens.length() > length - 2;
    return new Passage(
        String.format(Locale.ROOT, "\u201c%s\u201d, %d tokens", excerpt(text), framed.length),
        Examiner.batch(ids, documents),
        cut ? Optional.of(cut(tokens.length(), length)) : Optional.empty());
  }

  private static String cut(int tokens, int length) {
    return String.format(
        Locale.ROOT,
        "The text has %d tokens, but a sequence of this model has room for %d: the rest is cut.",
        tokens,
        length - 2);
  }

  private static String excerpt(String text) {
    String line = Printable.of(SPACE.matcher(text).replaceAll(" ").strip());
    int[] start = line.codePoints().limit(EXCERPT).toArray();
    String shown = new String(start, 0, start.length);
    return shown.length() < line.length() ? shown + "…" : shown;
  }

  /**
   * A row of shards.
   *
   * @throws UserException if there is no such row
   */
  static Passage ofRow(SequenceSource rows, Split split, long row) {
    String name = split == Split.TRAIN ? "training" : "validation";
    if (row >= rows.sequences()) {
      throw UserException.of(
          "--row: expected a number from 0 to %d, the last %s row of these shards, not %d.",
          rows.sequences() - 1, name, row);
    }
    int[] ids = new int[rows.length()];
    int[] documents = new int[rows.length()];
    rows.read(row, ids, documents, 0);
    String source = String.format(Locale.ROOT, "%s row %d, %d tokens", name, row, used(documents));
    return new Passage(source, Examiner.batch(ids, documents), Optional.empty());
  }

  /**
   * A row of a batch that a run left.
   *
   * @throws UserException if there is no such row, or the players cannot read it
   */
  static Passage ofBatch(Path file, long row, Vocabulary vocabulary, PretrainConfig players) {
    BadBatch batch = BadBatch.read(file, vocabulary);
    if (row >= batch.rows().size()) {
      throw UserException.of(
          "--row: expected a number from 0 to %d, the last row of %s, not %d.",
          batch.rows().size() - 1, file, row);
    }
    BadBatch.Row chosen = batch.rows().get((int) row);
    int[] ids = ints(chosen.ids());
    int[] documents = ints(chosen.documents());
    int room = players.model().maxPositionEmbeddings();
    if (ids.length > room) {
      throw UserException.of(
          "%s: its rows have %d tokens, but this model reads %d at most.", file, ids.length, room);
    }
    String source =
        String.format(
            Locale.ROOT,
            "row %d of the batch of step %,d, %d tokens",
            row,
            batch.step(),
            used(documents));
    return new Passage(source, Examiner.batch(ids, documents), Optional.empty());
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  /** How many positions are no padding. */
  int positions() {
    return used(batch.documents().toArray());
  }

  private static int used(int[] documents) {
    return (int) IntStream.of(documents).filter(number -> number != TokenBatch.PADDING).count();
  }
}
