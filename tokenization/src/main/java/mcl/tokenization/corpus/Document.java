package mcl.tokenization.corpus;

/**
 * A text that belongs together: an article, a chapter, a line of a JSON lines file.
 *
 * @param source the file it comes from, as the user would name it
 * @param number its place among the documents of its source, counted from 1
 * @param text never blank, valid Unicode, line breaks as {@code \n}
 */
public record Document(String source, long number, String text) {}
