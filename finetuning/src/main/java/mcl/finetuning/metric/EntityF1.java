package mcl.finetuning.metric;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Precision, recall and F1 of whole entities over all sentences together: right is an entity of the
 * right type from the right first to the right last word (seqeval's default mode, {@code
 * average="micro"}). Each is 0 where nothing could be counted.
 */
public record EntityF1(double precision, double recall, double f1) {
  /**
   * Counts the entities in tags of sentences; each sentence has as many predicted tags as true
   * ones.
   */
  public static EntityF1 of(List<List<String>> predictions, List<List<String>> labels) {
    SameLength.require(predictions.size(), labels.size());
    long predicted = 0;
    long labelled = 0;
    long right = 0;
    for (int i = 0; i < labels.size(); i++) {
      SameLength.require(predictions.get(i).size(), labels.get(i).size());
      Set<Entity> found = new HashSet<>(EntityTags.entities(predictions.get(i)));
      Set<Entity> wanted = new HashSet<>(EntityTags.entities(labels.get(i)));
      predicted += found.size();
      labelled += wanted.size();
      found.retainAll(wanted);
      right += found.size();
    }
    return new EntityF1(
        share(right, predicted), share(right, labelled), share(2 * right, predicted + labelled));
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
