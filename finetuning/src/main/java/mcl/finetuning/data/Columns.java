package mcl.finetuning.data;

/** The names of the columns, or JSON fields, that hold text and label. */
public record Columns(String text, String label) {}
