package mcl.finetuning.source;

import java.util.Locale;
import mcl.finetuning.glue.GlueTask;
import mcl.finetuning.task.TaskKind;

/** Every task by the name that users call it. A new one is one source and one constant here. */
public enum TaskName {
  COLA(new GlueSource(GlueTask.COLA)),
  SST2(new GlueSource(GlueTask.SST2)),
  MRPC(new GlueSource(GlueTask.MRPC)),
  STSB(new GlueSource(GlueTask.STSB)),
  QQP(new GlueSource(GlueTask.QQP)),
  MNLI(new GlueSource(GlueTask.MNLI)),
  QNLI(new GlueSource(GlueTask.QNLI)),
  RTE(new GlueSource(GlueTask.RTE)),
  WNLI(new GlueSource(GlueTask.WNLI)),
  SQUAD1(new SquadSource(false)),
  SQUAD2(new SquadSource(true)),
  CLASSIFICATION(new OwnSource(TaskKind.CLASSIFICATION)),
  REGRESSION(new OwnSource(TaskKind.REGRESSION)),
  PAIRS(new OwnSource(TaskKind.PAIRS)),
  TOKENS(new OwnSource(TaskKind.TOKENS));

  private final TaskSource source;

  TaskName(TaskSource source) {
    this.source = source;
  }

  /** The name as it is typed. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where its rows come from. */
  public TaskSource source() {
    return source;
  }
}
