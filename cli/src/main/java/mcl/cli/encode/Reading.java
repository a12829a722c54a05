package mcl.cli.encode;

import mcl.finetuning.inference.Answer;
import mcl.finetuning.inference.ModelInput;

/**
 * A text and what the model says of it.
 *
 * @param index its place among the texts, counted from 0
 * @param beginning of the text, for people
 */
record Reading(long index, String beginning, ModelInput input, Answer answer) {}
