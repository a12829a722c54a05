package mcl.finetuning.metric;

/**
 * Words that name something together.
 *
 * @param first the place of the first word, counted from 0
 * @param last the place of the last word
 */
public record Entity(String type, int first, int last) {}
