package mcl.courses.pass;

import ai.djl.ndarray.NDManager;
import mcl.model.encoder.Dropout;
import mcl.model.weights.Weights;

/**
 * What the passes of one step share.
 *
 * @param scope owns the activations; must stay open until the backward pass is done
 * @param dropout {@link Dropout#NONE} outside training
 */
public record Study(NDManager scope, Weights weights, Dropout dropout) {}
