package mcl.courses;

import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.sampling.SlotUniforms;

/**
 * All that a step needs besides the networks, made on plain arrays ahead of it.
 *
 * @param corrupted the batch as the course changed it
 * @param uniforms what the generator's samples are drawn with
 */
public record Assignment(CorruptedBatch corrupted, SlotUniforms uniforms) {}
