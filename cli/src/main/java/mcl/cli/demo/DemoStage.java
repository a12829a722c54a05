package mcl.cli.demo;

import java.nio.file.Path;
import mcl.pretraining.PretrainConfig;

/**
 * One stage of the demo's pre-training as it went.
 *
 * @param title as the report calls it
 * @param config with the length that fitted the time
 * @param folder of the run
 * @param seconds it took
 */
record DemoStage(
    String title, PretrainConfig config, Path folder, RunTally tally, double seconds) {}
