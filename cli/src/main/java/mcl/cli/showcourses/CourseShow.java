package mcl.cli.showcourses;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mcl.cli.training.PretrainRun;
import mcl.courses.DetectionKind;
import mcl.tokenization.encoding.Tokenizer;
import mcl.tokenization.shards.SequencePacker;
import mcl.tokenization.shards.ShardReader;
import mcl.tokenization.shards.Split;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;

/**
 * A pair of players to be watched in their courses.
 *
 * @param model a folder {@code checkpoint-STEP}; none for an untrained pair
 * @param courses short names with commas between them; none for all
 * @param seed of the places that are touched, the generator's samples, and untrained weights
 */
public record CourseShow(Optional<Path> model, Optional<String> courses, long seed) {

  /** The courses that can be asked for, as {@code courses} names them, with commas between them. */
  public static String names() {
    return String.join(", ", CourseSelection.names());
  }

  /**
   * Shows them a text.
   *
   * @param tokenizer for untrained players, which have none of their own
   */
  public Presentation text(String text, Optional<Path> tokenizer) {
    Path folder = model.map(Players::tokenizer).or(() -> tokenizer).orElseThrow();
    try (Players trained = model.map(Players::of).orElse(null);
        Tokenizer cutter = Tokenizer.open(folder);
        Players players =
            trained == null ? Players.untrained(cutter.vocabulary(), seed) : trained) {
      return show(players, Passage.ofText(text, cutter, players.config().sequenceLength()));
    }
  }

  /**
   * Shows them a row of shards, as a run of their configuration packs them.
   *
   * @param row counted from 0
   */
  public Presentation row(Path data, Split split, long row) {
    try (ShardReader shards = ShardReader.open(data);
        Players players = players(shards.tokenizer().vocabulary())) {
      shards.requireVocabulary(players.vocabulary());
      SequencePacker rows =
          new SequencePacker(shards, PretrainRun.packing(players.config()), split);
      return show(players, Passage.ofRow(rows, split, row));
    }
  }

  /**
   * Shows them a row of a batch that a run could not learn from.
   *
   * @param row counted from 0
   * @param tokenizer for untrained players, which have none of their own
   */
  public Presentation batch(Path file, long row, Optional<Path> tokenizer) {
    Path folder = model.map(Players::tokenizer).or(() -> tokenizer).orElseThrow();
    Vocabulary vocabulary = VocabularyFile.read(folder).vocabulary();
    try (Players players = players(vocabulary)) {
      return show(players, Passage.ofBatch(file, row, vocabulary, players.config()));
    }
  }

  private Players players(Vocabulary vocabulary) {
    return model.map(Players::of).orElseGet(() -> Players.untrained(vocabulary, seed));
  }

  private Presentation show(Players players, Passage passage) {
    List<DetectionKind> kinds = CourseSelection.of(courses, players.config().courses().heads());
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Text", passage.source());
    facts.put("Model", players.description() + ".");
    facts.put("Seed", seed + " (another one draws other places and other guesses)");
    return new Presentation(
        facts,
        passage.caution(),
        Demonstration.of(players, passage, kinds, seed),
        players.schooling());
  }
}
