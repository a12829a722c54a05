package mcl.courses.detection;

import ai.djl.ndarray.NDArray;
import mcl.courses.loss.LossTerm;
import mcl.model.tensors.SlotLogits;

/**
 * The generator's part of a course.
 *
 * @param guesses what it said at the slots
 * @param originals the tokens that stood there, int64 (slots)
 */
public record Generation(SlotLogits guesses, NDArray originals, LossTerm loss) {}
