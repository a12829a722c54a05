package mcl.courses.detection;

import ai.djl.ndarray.NDArray;
import java.util.List;
import mcl.courses.DetectionKind;
import mcl.courses.loss.LossTerm;
import mcl.model.tensors.Judgement;
import mcl.model.tensors.SlotLogits;

/**
 * What came of a detection course: a name tag on arrays of the step's scope, not their owner.
 *
 * @param guesses what the generator said at the slots
 * @param originals the tokens that stood there, int64 (slots)
 * @param shown what the discriminator read, int64 (B, T)
 * @param labels 1 where it should have said "replaced", float32 (B, T)
 * @param counted 1 where the position is no padding, float32 (B, T)
 * @param judgement what it said
 * @param terms the losses
 */
public record DetectionOutcome(
    DetectionKind kind,
    SlotLogits guesses,
    NDArray originals,
    NDArray shown,
    NDArray labels,
    NDArray counted,
    Judgement judgement,
    List<LossTerm> terms) {}
