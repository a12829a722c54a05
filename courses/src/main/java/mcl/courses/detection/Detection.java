package mcl.courses.detection;

import ai.djl.ndarray.NDArray;
import mcl.courses.loss.LossTerm;
import mcl.model.tensors.Judgement;

/**
 * The discriminator's part of a course.
 *
 * @param shown what it read, int64 (B, T)
 * @param labels 1 where it should have said "replaced", float32 (B, T)
 * @param counted 1 where the position is no padding, float32 (B, T)
 * @param judgement what it said
 */
public record Detection(
    NDArray shown, NDArray labels, NDArray counted, Judgement judgement, LossTerm loss) {}
