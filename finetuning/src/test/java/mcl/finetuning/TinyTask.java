package mcl.finetuning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.random.RandomStreams;
import mcl.finetuning.answer.AnswerConfig;
import mcl.finetuning.data.DataSplit;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;
import mcl.finetuning.data.LabelSet;
import mcl.finetuning.task.Classification;
import mcl.finetuning.task.QuestionAnswering;
import mcl.finetuning.task.Regression;
import mcl.finetuning.task.Scale;
import mcl.finetuning.task.TextForm;
import mcl.finetuning.task.TokenLabeling;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.config.EncoderConfig;
import mcl.model.weights.Initialization;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;

/** A task that one word of a sentence decides: is it about an animal or a tool? */
public final class TinyTask {
  private static final List<String> ANIMALS =
      List.of("cat", "dog", "bird", "horse", "mouse", "cow");
  private static final List<String> TOOLS =
      List.of("hammer", "saw", "nail", "drill", "file", "knife");
  private static final List<String> PLACES =
      List.of("the barn", "a house", "the big box", "an old bench under a new tree");

  private TinyTask() {}

  /** The tokenizer of {@link TinyVocabulary}. */
  public static VocabularyFile tokenizer() {
    SpecialTokens special =
        new SpecialTokens(
            TinyVocabulary.PADDING,
            TinyVocabulary.UNKNOWN,
            TinyVocabulary.CLASSIFICATION,
            TinyVocabulary.SEPARATOR,
            TinyVocabulary.MASK);
    return VocabularyFile.of(
        new Vocabulary(TinyVocabulary.pieces(), special), Normalization.uncased());
  }

  /** Random weights of the tiny discriminator's sizes. */
  public static StartingPoint start(long seed) {
    EncoderConfig config = TinyElectra.config(0).discriminator(TinyVocabulary.SIZE);
    Initialization weights = new Initialization(new RandomStreams(seed), config.initializerRange());
    return new StartingPoint("tiny", config, weights, tokenizer());
  }

  /** Every noun at every place: 48 rows to learn from, the same nouns elsewhere to judge. */
  public static TaskData rows() {
    return data(sentences("the %s sleeps in %s"), List.of(sentences("the %s runs in %s")));
  }

  /** The same rows to learn from, and others to judge. */
  public static TaskData data(List<Example> development, List<List<Example>> test) {
    List<Example> training = sentences("the %s eats in %s");
    return new TaskData(
        "classification",
        Classification.of(TextForm.SINGLE, LabelSet.in(training)),
        DataSplit.of(training),
        List.of(DataSplit.of(development)),
        test.stream().map(DataSplit::of).toList());
  }

  private static List<Example> sentences(String pattern) {
    List<Example> rows = new ArrayList<>();
    for (String place : PLACES) {
      ANIMALS.forEach(noun -> rows.add(row(pattern, noun, place, "animal")));
      TOOLS.forEach(noun -> rows.add(row(pattern, noun, place, "tool")));
    }
    return rows;
  }

  private static Example row(String pattern, String noun, String place, String label) {
    return Example.of(pattern.formatted(noun, place), label, "memory");
  }

  /** Pairs, of which the score is how many animals are in them. */
  public static TaskData scores() {
    return new TaskData(
        "regression",
        new Regression(TextForm.SINGLE, new Scale(0, 2)),
        DataSplit.of(pairs("the %s eats", "a %s runs")),
        List.of(DataSplit.of(pairs("the %s sleeps", "a %s eats"))),
        List.of());
  }

  private static List<Example> pairs(String first, String second) {
    List<Example> rows = new ArrayList<>();
    List<String> nouns = Stream.concat(ANIMALS.stream(), TOOLS.stream()).toList();
    for (String one : nouns) {
      for (String other : nouns) {
        double score = (ANIMALS.contains(one) ? 1 : 0) + (ANIMALS.contains(other) ? 1 : 0);
        List<String> texts = List.of(first.formatted(one), second.formatted(other));
        rows.add(new Example(texts, new Label.Score(score), "memory"));
      }
    }
    return rows;
  }

  /** Sentences in which animals and tools are marked. */
  public static TaskData tags() {
    List<Example> training = tagged("the %s eats in %s");
    return new TaskData(
        "tokens",
        new TokenLabeling(LabelSet.in(training)),
        DataSplit.of(training),
        List.of(DataSplit.of(tagged("the %s sleeps in %s"))),
        List.of());
  }

  /** Which animal is it? Where there is a tool instead, there is no answer. */
  public static TaskData questions() {
    return new TaskData(
        "squad2",
        new QuestionAnswering(true, AnswerConfig.electra()),
        DataSplit.of(asked("the %s eats in %s")),
        List.of(DataSplit.of(asked("the %s sleeps in %s"))),
        List.of());
  }

  private static List<Example> asked(String pattern) {
    List<Example> rows = new ArrayList<>();
    for (Example sentence : sentences(pattern)) {
      String passage = sentence.texts().get(0);
      String noun = passage.split(" ")[1];
      List<Label.Answer> right =
          ANIMALS.contains(noun)
              ? List.of(new Label.Answer(noun, passage.indexOf(noun)))
              : List.of();
      String id = "q" + rows.size();
      rows.add(new Example(List.of("the animal", passage), new Label.Answers(right), "memory", id));
    }
    return rows;
  }

  private static List<Example> tagged(String pattern) {
    List<Example> rows = new ArrayList<>();
    for (Example sentence : sentences(pattern)) {
      List<String> words = List.of(sentence.texts().get(0).split(" "));
      List<String> tags = words.stream().map(TinyTask::tag).toList();
      rows.add(new Example(words, new Label.Tags(tags), "memory"));
    }
    return rows;
  }

  private static String tag(String word) {
    return ANIMALS.contains(word) ? "B-ANIMAL" : TOOLS.contains(word) ? "B-TOOL" : "O";
  }
}
