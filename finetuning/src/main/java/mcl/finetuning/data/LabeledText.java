package mcl.finetuning.data;

/** A text and what it is to be recognised as. */
public record LabeledText(String text, String label) {}
