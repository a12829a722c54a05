package mcl.finetuning.series;

import java.util.function.BooleanSupplier;
import mcl.finetuning.EncodedData;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.StartingPoint;
import mcl.finetuning.TaskData;

/** Encodes rows once for all runs that read them alike. */
final class EncodingMemo {
  private final TaskData data;
  private final StartingPoint start;
  private FineTuneConfig last;
  private EncodedData encoded;

  EncodingMemo(TaskData data, StartingPoint start) {
    this.data = data;
    this.start = start;
  }

  EncodedData of(FineTuneConfig config, BooleanSupplier stop) {
    boolean same =
        last != null
            && last.maxLength() == config.maxLength()
            && last.bothOrders() == config.bothOrders()
            && last.answers().equals(config.answers());
    encoded = same ? encoded : EncodedData.of(data, start, config, stop);
    last = config;
    return encoded;
  }
}
