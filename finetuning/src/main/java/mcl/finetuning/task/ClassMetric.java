package mcl.finetuning.task;

import java.util.Locale;
import mcl.finetuning.metric.Accuracy;
import mcl.finetuning.metric.BinaryF1;
import mcl.finetuning.metric.MacroF1;
import mcl.finetuning.metric.Matthews;

/** Scores of class numbers, under the names of Hugging Face. A new one is one constant. */
public enum ClassMetric {
  /** The share of rows that are right. */
  ACCURACY((predictions, labels, classes) -> Accuracy.of(predictions, labels)),
  /** F1 of class 1. */
  F1((predictions, labels, classes) -> BinaryF1.of(predictions, labels, 1)),
  /** The mean of all classes' F1. */
  MACRO_F1(MacroF1::of),
  /** Matthews' correlation coefficient. */
  MATTHEWS_CORRELATION(Matthews::of);

  private final Formula formula;

  ClassMetric(Formula formula) {
    this.formula = formula;
  }

  /** From class numbers to a score. */
  private interface Formula {
    double of(int[] predictions, int[] labels, int classes);
  }

  /** The score of predictions. */
  double of(int[] predictions, int[] labels, int classes) {
    return formula.of(predictions, labels, classes);
  }

  /** As result files name it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
