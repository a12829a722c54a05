package mcl.cli.dryrun;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mcl.base.check.Printable;
import mcl.base.random.RandomStreams;
import mcl.cli.terminal.TextBlock;
import mcl.courses.Assignment;
import mcl.courses.CourseAssignment;
import mcl.courses.Preparation;
import mcl.courses.corruption.CorruptedBatch;
import mcl.pretraining.PretrainConfig;
import mcl.tokenization.batch.BatchStream;
import mcl.tokenization.batch.SequenceSource;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.vocabulary.Vocabulary;

/**
 * The batch of the run's first step, as text: for each course the first sequence that it gets, and
 * what it makes of it. These are the very tokens that the run would read.
 */
final class FirstBatch {
  private static final int MARGIN = 2;

  private final Vocabulary vocabulary;
  private final TokenBatch batch;
  private final Assignment assignment;
  private final int width;

  private FirstBatch(Vocabulary vocabulary, TokenBatch batch, Assignment assignment, int width) {
    this.vocabulary = vocabulary;
    this.batch = batch;
    this.assignment = assignment;
    this.width = width;
  }

  static String text(
      PretrainConfig config, SequenceSource training, Vocabulary vocabulary, int width) {
    TokenBatch batch =
        new BatchStream(training, config.seed(), config.batch().size())
            .rows(0, config.batch().sizes().at(0));
    Preparation preparation =
        new Preparation(config.courses(), config.batch().courses(), vocabulary.special());
    Assignment assignment = preparation.at(batch, new RandomStreams(config.seed()), 0);
    return new FirstBatch(vocabulary, batch, assignment, width).text();
  }

  private String text() {
    StringBuilder text =
        new StringBuilder("The first batch: what each course makes of its first sequence\n");
    for (CourseAssignment course : assignment.courses()) {
      CorruptedBatch corrupted = course.corrupted();
      if (corrupted.numbers().isEmpty()) {
        continue;
      }
      int row = corrupted.numbers().get(0);
      String name = course.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      text.append(
          Amounts.format(
              "%n  %s detection (%s): sequence %d of %d, %d of its tokens in <>%n",
              name,
              course.kind().shortName(),
              row + 1,
              batch.ids().rows(),
              corrupted.slots().count(0)));
      text.append(block("text", words(batch.ids().row(row), Set.of())));
      text.append(block("G reads", words(corrupted.inputs().row(0), slots(corrupted))));
    }
    return text.append('\n').toString();
  }

  /** The positions of the first row's slots. */
  private static Set<Integer> slots(CorruptedBatch corrupted) {
    int[] places = corrupted.slots().places();
    return IntStream.range(0, corrupted.slots().count(0))
        .mapToObj(i -> places[i])
        .collect(Collectors.toCollection(HashSet::new));
  }

  private String words(int[] ids, Set<Integer> marked) {
    List<String> words =
        IntStream.range(0, ids.length)
            .filter(i -> ids[i] != vocabulary.special().padding())
            .mapToObj(i -> word(ids[i], marked.contains(i)))
            .toList();
    return String.join(" ", words);
  }

  private String word(int id, boolean marked) {
    String piece = Printable.of(vocabulary.piece(id));
    return marked ? "<" + piece + ">" : piece;
  }

  private String block(String name, String words) {
    int column = MARGIN + 11;
    String start = " ".repeat(2 * MARGIN) + name;
    return start
        + " ".repeat(column - start.length())
        + TextBlock.wrap(words, width, column).stripLeading()
        + "\n";
  }
}
