package mcl.finetuning;

/**
 * What a classifier says of one text.
 *
 * @param label its class number
 * @param probability that it gives that class
 */
public record Prediction(int label, double probability) {}
