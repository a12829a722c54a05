package mcl.finetuning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps the losses of all steps. */
final class LossLog implements FineTuneListener {
  private final List<Double> losses = new ArrayList<>();

  @Override
  public void onStep(long step, long totalSteps, double loss) {
    losses.add(loss);
  }

  List<Double> losses() {
    return Collections.unmodifiableList(losses);
  }
}
