package mcl.examples;

import java.nio.file.Path;
import mcl.base.json.Json;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.Pretrainer;
import mcl.pretraining.StopReason;
import mcl.pretraining.checkpoint.Checkpoint;
import mcl.pretraining.checkpoint.CheckpointFolders;
import mcl.pretraining.checkpoint.CheckpointStore;
import mcl.tokenization.shards.ShardReader;

/** Goes on with a run that {@link Pretrain} began, bit for bit as if it had never been stopped. */
final class Resume {
  private Resume() {}

  /** Takes what {@link Pretrain} takes. */
  public static void main(String[] arguments) throws Exception {
    PretrainConfig config =
        Json.read(Path.of(arguments[0]), PretrainConfig.class, PretrainConfig.defaults());
    Path folder = Path.of(arguments[2]);
    Path newest = new CheckpointFolders(folder).newestSound().sound().orElseThrow();
    try (ShardReader shards = ShardReader.open(Path.of(arguments[1]));
        Checkpoint checkpoint = Checkpoint.open(newest);
        Pretrainer pretrainer =
            Pretrainer.resume(config, Pretrain.text(config, shards), checkpoint)) {
      CheckpointStore checkpoints = Pretrain.checkpoints(config, shards, folder);
      StopReason reason = pretrainer.run(checkpoints, new Pretrain.Printer(), () -> false);
      System.out.println(reason);
    }
  }
}
