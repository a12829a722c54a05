package mcl.finetuning.glue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.data.LabelForm;
import mcl.finetuning.data.LabelSet;
import mcl.finetuning.task.ClassMetric;
import mcl.finetuning.task.Classification;
import mcl.finetuning.task.Regression;
import mcl.finetuning.task.Scale;
import mcl.finetuning.task.Task;
import mcl.finetuning.task.TextForm;

/**
 * The tasks of GLUE (Wang et al. 2019): how their official files are laid out, their classes by
 * number in Hugging Face's order, their scores (the first is what papers print) and what differs in
 * ELECTRA's recipe.
 */
public enum GlueTask {
  COLA(
      "CoLA",
      new Layouts(GlueLayout.cola(), GlueLayout.test(column(1, "sentence"))),
      new Classes("0 unacceptable", "1 acceptable"),
      ClassMetric.MATTHEWS_CORRELATION),
  SST2(
      "SST-2",
      new Layouts(
          GlueLayout.labeled(column(1, "label"), column(0, "sentence")),
          GlueLayout.test(column(1, "sentence"))),
      new Classes("0 negative", "1 positive"),
      ClassMetric.ACCURACY),
  MRPC(
      "MRPC",
      new Layouts(
          GlueLayout.labeled(column(0, "Quality"), column(3, "#1 String"), column(4, "#2 String")),
          GlueLayout.test(column(3, "#1 String"), column(4, "#2 String"))),
      new Classes("0 not_equivalent", "1 equivalent"),
      ClassMetric.ACCURACY,
      ClassMetric.F1),
  STSB(
      "STS-B",
      new Layouts(
          GlueLayout.labeled(column(-1, "score"), column(-3, "sentence1"), column(-2, "sentence2")),
          GlueLayout.test(column(-2, "sentence1"), column(-1, "sentence2"))),
      new Classes()),
  QQP(
      "QQP",
      new Layouts(
          GlueLayout.labeled(
              column(5, "is_duplicate"), column(3, "question1"), column(4, "question2")),
          GlueLayout.test(column(1, "question1"), column(2, "question2"))),
      new Classes("0 not_duplicate", "1 duplicate"),
      ClassMetric.ACCURACY,
      ClassMetric.F1),
  MNLI(
      "MNLI",
      new Layouts(
          GlueLayout.labeled(
              column(-1, "gold_label"), column(8, "sentence1"), column(9, "sentence2")),
          GlueLayout.test(column(8, "sentence1"), column(9, "sentence2"))),
      new Classes("entailment", "neutral", "contradiction"),
      ClassMetric.ACCURACY),
  QNLI(
      "QNLI",
      new Layouts(
          GlueLayout.labeled(column(3, "label"), column(1, "question"), column(2, "sentence")),
          GlueLayout.test(column(1, "question"), column(2, "sentence"))),
      new Classes("entailment", "not_entailment"),
      ClassMetric.ACCURACY),
  RTE("RTE", Layouts.SENTENCES, new Classes("entailment", "not_entailment"), ClassMetric.ACCURACY),
  WNLI(
      "WNLI",
      Layouts.SENTENCES,
      new Classes("0 not_entailment", "1 entailment"),
      ClassMetric.ACCURACY);

  /** Scores of similarity run from 0 to 5. */
  public static final Scale SIMILARITY = new Scale(0, 5);

  private static final int LONG = 10;
  private static final int USUAL = 3;

  private final String folder;
  private final Layouts layouts;
  private final Classes classes;
  private final List<ClassMetric> metrics;

  GlueTask(String folder, Layouts layouts, Classes classes, ClassMetric... metrics) {
    this.folder = folder;
    this.layouts = layouts;
    this.classes = classes;
    this.metrics = List.of(metrics);
  }

  private static GlueColumn column(int place, String name) {
    return new GlueColumn(place, name);
  }

  /** Of files with labels and of test files. */
  private record Layouts(GlueLayout labeled, GlueLayout test) {
    static final Layouts SENTENCES =
        new Layouts(
            GlueLayout.labeled(column(3, "label"), column(1, "sentence1"), column(2, "sentence2")),
            GlueLayout.test(column(1, "sentence1"), column(2, "sentence2")));
  }

  /**
   * Classes as the files name them; behind a blank what Hugging Face's data sets call them. Models
   * of transformers that were told no names say {@code LABEL_0} and so on.
   */
  private record Classes(String... names) {
    List<String> inFiles() {
      return List.of(names).stream().map(name -> name.split(" ")[0]).toList();
    }

    Map<String, String> synonyms() {
      Map<String, String> synonyms = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        synonyms.put("LABEL_" + i, inFiles().get(i));
      }
      for (String name : names) {
        String[] both = name.split(" ");
        synonyms.put(both[both.length - 1], both[0]);
      }
      return synonyms;
    }
  }

  /** What users call it: {@code cola}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of its folder in the official download. */
  public String folder() {
    return folder;
  }

  /** Whether what is said of a pair is a number. */
  public boolean isRegression() {
    return this == STSB;
  }

  /** The task itself. */
  public Task<?> task() {
    TextForm texts = TextForm.of(layouts.labeled().texts().size());
    return isRegression()
        ? new Regression(texts, SIMILARITY)
        : new Classification(texts, LabelSet.of(classes.inFiles()), metrics, classes.synonyms());
  }

  /** What labels are written as. */
  LabelForm form() {
    return isRegression() ? LabelForm.SCORE : LabelForm.NAME;
  }

  /** How training and development files are laid out, or test files. */
  GlueLayout layout(boolean labeled) {
    return labeled ? layouts.labeled() : layouts.test();
  }

  /** The tasks with a file that begins with this line, other than this one. */
  List<String> othersThatBeginWith(String firstLine) {
    List<String> others = new ArrayList<>();
    for (GlueTask task : values()) {
      if (task != this && task.layouts.labeled().fits(firstLine)) {
        others.add(task.folder);
      }
      if (task != this && task.layouts.test().fits(firstLine)) {
        others.add(task.folder + " (test)");
      }
    }
    return others;
  }

  /** Another task with files laid out alike, in which this is a label. */
  Optional<String> otherWithLabel(String label) {
    for (GlueTask task : values()) {
      boolean alike = task.layouts.labeled().equals(layouts.labeled());
      if (task != this && alike && task.classes.inFiles().contains(label)) {
        return Optional.of(task.folder);
      }
    }
    return Optional.empty();
  }

  /**
   * ELECTRA-small's recipe for this task: more epochs for the small RTE and STS-B, both orders of
   * MRPC and STS-B.
   */
  public FineTuneConfig recipe() {
    boolean few = this == RTE || this == STSB;
    return FineTuneConfig.defaults().with(few ? LONG : USUAL, this == MRPC || this == STSB);
  }
}
