package mcl.finetuning.data;

/**
 * A text and what it is to be recognised as.
 *
 * @param place the file and line it comes from, for messages
 */
public record LabeledText(String text, String label, String place) {}
