package mcl.finetuning.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mcl.base.check.UserException;
import mcl.finetuning.TinyTask;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;
import mcl.finetuning.data.LabelSet;
import mcl.finetuning.head.Target;
import mcl.finetuning.inference.InputEncoder;
import mcl.model.TinyVocabulary;
import mcl.tokenization.encoding.Tokenizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows to numbers and back, without a network. */
final class TasksTest {
  private static final int CLS = TinyVocabulary.CLASSIFICATION;
  private static final int SEP = TinyVocabulary.SEPARATOR;
  private static final int THE = TinyVocabulary.FIRST_WORD;

  private final Tokenizer tokenizer = Tokenizer.of(TinyTask.tokenizer());

  @AfterEach
  void close() {
    tokenizer.close();
  }

  @Test
  void aClassIsItsNumber() {
    Classification task = Classification.of(TextForm.EITHER, LabelSet.of(List.of("no", "yes")));
    EncodedText.Whole whole = task.encode(Example.of("the the", "yes", "x"), encoder(8)).get(0);
    assertEquals(Target.of(1), whole.target());
    assertEquals(List.of(CLS, THE, THE, SEP), ids(whole));
  }

  @Test
  void aPairIsReadInTwoSegments() {
    Classification task = Classification.of(TextForm.EITHER, LabelSet.of(List.of("no", "yes")));
    Example pair = new Example(List.of("the", "the the"), new Label.Unknown(), "x");
    EncodedText.Whole whole = task.encode(pair, encoder(8)).get(0);
    assertEquals(Target.of(), whole.target());
    assertEquals(3, whole.input().firstSegment());
    assertEquals(List.of("the the", "the"), pair.swapped().texts());
  }

  @Test
  void aLabelOfNoClassIsRefused() {
    Classification task = Classification.of(TextForm.EITHER, LabelSet.of(List.of("no", "yes")));
    Example odd = Example.of("the", "maybe", "dev.tsv, line 9");
    String message = assertThrows(UserException.class, () -> task.require(odd)).getMessage();
    assertEquals("dev.tsv, line 9: the label \"maybe\" is none of this task: no, yes.", message);
  }

  @Test
  void withoutReadingTheCommonestLabelIsSaid() {
    Classification task = Classification.of(TextForm.EITHER, LabelSet.of(List.of("no", "yes")));
    List<Example> judged = List.of(row("no"), row("yes"), row("yes"), row("yes"));
    List<Prediction> said = task.uninformed(judged);
    assertEquals(new Prediction.Name("yes", List.of(0.25, 0.75)), said.get(3));
    assertEquals(0.75, task.score(judged, said).value(), 1e-12);
  }

  @Test
  void scoresAreSharesOfTheirRange() {
    Regression task = Regression.in(List.of(score(2), score(6), score(3)));
    assertEquals(new Scale(2, 4), task.scale());
    assertEquals(Target.of(0.25), task.encode(score(3), encoder(8)).get(0).target());
    assertEquals(6, task.scale().score(1));
    assertEquals(6, task.scale().clip(7.5));
    assertEquals(
        "All training rows have the score 2.0; nothing can be learned from that.",
        assertThrows(UserException.class, () -> Regression.in(List.of(score(2), score(2))))
            .getMessage());
  }

  @Test
  void withoutReadingScoresCorrelateWithNothing() {
    Regression task = new Regression(TextForm.EITHER, Scale.UNIT);
    List<Example> rows = List.of(score(0), score(1), score(0.5));
    assertEquals(0, task.score(rows, task.uninformed(rows)).value());
  }

  @Test
  void theFirstTokenOfAWordIsAskedAbout() {
    TokenLabeling task = new TokenLabeling(LabelSet.of(List.of("O", "B-X")));
    Example row =
        new Example(
            List.of("the", "the-the", "\u200B", "the"),
            new Label.Tags(List.of("B-X", "O", "O", "B-X")),
            "x");
    List<TokenLabeling.Words> parts = task.encode(row, encoder(20));
    assertEquals(1, parts.size());
    TokenLabeling.Words words = parts.get(0);
    int length = words.input().length();
    assertEquals(4, words.places().size());
    assertEquals(THE, words.input().ids().id(words.places().get(3)));
    assertEquals(length, words.target().length());
    double[] target = new double[length];
    Arrays.fill(target, Target.NOT_COUNTED);
    target[words.places().get(0)] = 1;
    target[words.places().get(1)] = 0;
    target[words.places().get(2)] = 0;
    target[words.places().get(3)] = 1;
    assertEquals(Target.of(target), words.target());
  }

  @Test
  void aLongSentenceIsReadInPartsWithoutBreakingAWord() {
    TokenLabeling task = new TokenLabeling(LabelSet.of(List.of("O", "B-X")));
    List<String> words = List.of("the", "the", "the", "the-the", "the", "the-the-the-the-the");
    Example row = new Example(words, new Label.Unknown(), "x");
    List<TokenLabeling.Words> parts = task.encode(row, encoder(6));
    assertEquals(List.of(3, 2, 1), parts.stream().map(part -> part.places().size()).toList());
    assertTrue(parts.stream().allMatch(part -> part.input().length() <= 6));
    assertEquals(0, parts.get(0).target().length());
  }

  @Test
  void entitiesAreScoredAndAccuracyBeside() {
    TokenLabeling task = new TokenLabeling(LabelSet.of(List.of("B-X", "I-X", "O")));
    Example row =
        new Example(List.of("a", "b", "c"), new Label.Tags(List.of("B-X", "I-X", "O")), "x");
    Scores right = task.score(List.of(row), List.of(task.parse("B-X I-X O", "x")));
    assertEquals(
        List.of("precision", "recall", "f1", "accuracy"), List.copyOf(right.values().keySet()));
    assertEquals(1, right.value());
    Scores half = task.score(List.of(row), List.of(task.parse("B-X O O", "x")));
    assertEquals(0, half.value());
    assertEquals(2 / 3.0, half.values().get("accuracy"), 1e-12);
    assertThrows(UserException.class, () -> task.parse("B-X B-Y", "x"));
  }

  @Test
  void labelsThatAreNoEntitiesAreScoredByAccuracy() {
    TokenLabeling task = new TokenLabeling(LabelSet.of(List.of("-LRB-", "DET", "NOUN")));
    Example row =
        new Example(List.of("a", "b", "c"), new Label.Tags(List.of("DET", "NOUN", "NOUN")), "x");
    Scores scores = task.score(List.of(row), task.uninformed(List.of(row)));
    assertEquals("accuracy", scores.main());
    assertEquals(2 / 3.0, scores.value(), 1e-12);
    assertEquals(List.of("accuracy"), List.copyOf(scores.values().keySet()));
  }

  @Test
  void probabilitiesAddUpAndTheFirstOfEqualOnesIsBest() {
    List<Double> shares = Probabilities.of(new float[] {1000, 1001, 999});
    assertEquals(1, shares.stream().mapToDouble(it -> it).sum(), 1e-12);
    assertEquals(Math.exp(1), shares.get(1) / shares.get(0), 1e-9);
    assertEquals(0, Probabilities.best(new float[] {2, 2, 1}));
    assertFalse(shares.contains(Double.NaN));
  }

  private static Example row(String label) {
    return Example.of("the", label, "x");
  }

  private static Example score(double value) {
    return new Example(List.of("the"), new Label.Score(value), "x");
  }

  private static List<Integer> ids(EncodedText text) {
    List<Integer> ids = new ArrayList<>();
    IntStream.of(text.input().ids().toArray()).forEach(ids::add);
    return ids;
  }

  private InputEncoder encoder(int maxLength) {
    return new InputEncoder(tokenizer, maxLength);
  }
}
