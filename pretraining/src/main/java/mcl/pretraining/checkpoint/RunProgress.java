package mcl.pretraining.checkpoint;

import mcl.base.check.Require;
import mcl.pretraining.loop.StepReport;

/**
 * How far a run has come. The next batch and all random numbers follow from the step and the seed.
 *
 * @param step how many steps are done
 * @param updates in how many of them the weights changed: t of Adam
 * @param skippedInARow how many of the last steps were skipped, as loss or gradient was not finite
 * @param tokens of text read
 * @param judged after which step held-out text was last judged; {@value #NEVER}: it never was. A
 *     judgement that is due and was given up is made up for when the run goes on
 */
public record RunProgress(long step, long updates, int skippedInARow, long tokens, long judged) {
  /** Held-out text was never judged. */
  public static final long NEVER = -1;

  /** Before the first step. */
  public static final RunProgress START = new RunProgress(0, 0, 0, 0, NEVER);

  /** Refuses what cannot be. */
  public RunProgress {
    Require.argument(step >= 0, "step is %d; it must be 0 or more", step);
    Require.argument(
        updates >= 0 && updates <= step, "updates is %d, but %d steps are done", updates, step);
    Require.argument(
        skippedInARow >= 0 && skippedInARow <= step - updates,
        "skippedInARow is %d, but %d of %d steps were skipped",
        skippedInARow,
        step - updates,
        step);
    Require.argument(tokens >= 0, "tokens is %d; it must be 0 or more", tokens);
    Require.argument(
        judged >= NEVER && judged <= step,
        "judged is %d; it must be between %d and step, %d",
        judged,
        NEVER,
        step);
  }

  /** One step further. */
  public RunProgress after(StepReport report) {
    return new RunProgress(
        report.step(),
        updates + (report.updated() ? 1 : 0),
        report.updated() ? 0 : skippedInARow + 1,
        tokens + report.tokens(),
        judged);
  }

  /** The same, with held-out text judged. */
  public RunProgress withJudgement() {
    return new RunProgress(step, updates, skippedInARow, tokens, step);
  }
}
