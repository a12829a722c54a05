package mcl.pretraining.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mcl.courses.lesson.Labels;
import mcl.courses.pass.DiscriminatorWork;

/** Collects what the discriminator said of positions, from one or more lessons. */
final class DetectionTally {
  private final List<float[]> logits = new ArrayList<>();
  private final List<float[]> labels = new ArrayList<>();

  /** Adds the positions of a lesson that were asked about. */
  void add(DiscriminatorWork.Answer answer) {
    float[] said = answer.logits();
    int[] right = answer.lesson().labels().toArray();
    float[] wanted = new float[right.length];
    int asked = 0;
    for (int i = 0; i < right.length; i++) {
      if (right[i] != Labels.NOT_ASKED) {
        said[asked] = said[i];
        wanted[asked] = right[i];
        asked++;
      }
    }
    logits.add(Arrays.copyOf(said, asked));
    labels.add(Arrays.copyOf(wanted, asked));
  }

  /** Over all that was added. */
  DetectionMetrics metrics() {
    return DetectionMetrics.of(joined(logits), joined(labels));
  }

  private static float[] joined(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int next = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, next, part.length);
      next += part.length;
    }
    return all;
  }
}
