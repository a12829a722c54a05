package mcl.pretraining.report;

import java.io.IOException;

/** Metrics that go on where a checkpoint left them. */
public interface MetricsRecord {
  /** No metrics are kept. */
  MetricsRecord NONE =
      new MetricsRecord() {
        @Override
        public MetricsState state() {
          return MetricsState.START;
        }

        @Override
        public void force() {
          // There is nothing to lose.
        }
      };

  /** How far they have come; asked on the thread of the run. */
  MetricsState state();

  /** Brings to disk what was written so far; called on any thread. */
  void force() throws IOException;
}
