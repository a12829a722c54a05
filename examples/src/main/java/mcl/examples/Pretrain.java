package mcl.examples;

import java.nio.file.Path;
import mcl.base.json.Json;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.Pretrainer;
import mcl.pretraining.PretrainingText;
import mcl.pretraining.StopReason;
import mcl.pretraining.checkpoint.CheckpointStore;
import mcl.pretraining.checkpoint.Provenance;
import mcl.pretraining.loop.StepReport;
import mcl.pretraining.report.StepListener;
import mcl.pretraining.report.ValidationReport;
import mcl.tokenization.shards.PackingConfig;
import mcl.tokenization.shards.SequencePacker;
import mcl.tokenization.shards.ShardReader;
import mcl.tokenization.shards.Split;
import mcl.tokenization.vocabulary.Vocabulary;

/** Pre-trains a generator and discriminator, and listens to how it goes. */
final class Pretrain {
  private Pretrain() {}

  /** Takes a configuration, a folder of shards, and a folder for the checkpoints. */
  public static void main(String[] arguments) throws Exception {
    PretrainConfig config =
        Json.read(Path.of(arguments[0]), PretrainConfig.class, PretrainConfig.defaults());
    try (ShardReader shards = ShardReader.open(Path.of(arguments[1]));
        Pretrainer pretrainer =
            new Pretrainer(config, text(config, shards), Pretrainer.freshWeights(config))) {
      CheckpointStore checkpoints = checkpoints(config, shards, Path.of(arguments[2]));
      StopReason reason = pretrainer.run(checkpoints, new Printer(), () -> false);
      System.out.println(reason);
    }
  }

  /** What is learned from, and what is held out. */
  static PretrainingText text(PretrainConfig config, ShardReader shards) {
    PackingConfig packing =
        new PackingConfig(config.sequenceLength(), config.validation().share(), 0);
    Vocabulary vocabulary = shards.tokenizer().vocabulary();
    return new PretrainingText(
        new SequencePacker(shards, packing, Split.TRAIN),
        new SequencePacker(shards, packing, Split.VALIDATION),
        vocabulary.size(),
        vocabulary.special());
  }

  /** Where checkpoints go, and what they say of their origin. */
  static CheckpointStore checkpoints(PretrainConfig config, ShardReader shards, Path folder) {
    String vocabulary = shards.tokenizer().vocabulary().sha256();
    return new CheckpointStore(
        folder,
        config.electra(shards.tokenizer().vocabulary().size()),
        shards.tokenizer(),
        new Provenance(0, "my program 1.0", "PyTorch", vocabulary, "", config));
  }

  /** Is told of every step, validation and checkpoint. */
  static final class Printer implements StepListener {
    @Override
    public void onStep(StepReport report) {
      System.out.printf("step %d: loss %.3f %s%n", report.step(), report.loss(), report.losses());
    }

    @Override
    public void onValidation(ValidationReport report) {
      report
          .courses()
          .forEach((kind, course) -> System.out.println(kind.shortName() + ": " + course.byName()));
    }

    @Override
    public void onCheckpoint(Path folder) {
      System.out.println("saved " + folder);
    }
  }
}
