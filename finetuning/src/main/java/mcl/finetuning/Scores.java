package mcl.finetuning;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import mcl.finetuning.data.EncodedText;
import mcl.finetuning.metric.Accuracy;
import mcl.finetuning.metric.MacroF1;
import mcl.finetuning.metric.MajorityRate;

/**
 * How a model does on one file, each between 0 and 1.
 *
 * @param majorityRate the accuracy of always answering with the commonest training label
 */
public record Scores(
    double accuracy,
    @JsonProperty("macro_f1") double macroF1,
    @JsonProperty("majority_rate") double majorityRate) {

  static Scores of(
      List<Prediction> predictions, List<EncodedText> judged, int[] trainingLabels, int classes) {
    int[] said = predictions.stream().mapToInt(Prediction::label).toArray();
    int[] right = judged.stream().mapToInt(EncodedText::label).toArray();
    return new Scores(
        Accuracy.of(said, right),
        MacroF1.of(said, right, classes),
        MajorityRate.of(trainingLabels, right, classes));
  }
}
