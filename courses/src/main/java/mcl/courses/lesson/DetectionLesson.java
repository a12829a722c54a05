package mcl.courses.lesson;

import mcl.courses.loss.LossShare;
import mcl.tokenization.batch.TokenGrid;

/**
 * What the discriminator is asked.
 *
 * @param course the short name of the course, which may have a detection head of its own
 * @param shown what it reads (B, T)
 * @param documents the document numbers, negative for padding (B, T)
 * @param labels of each position, one of {@link Labels} (B, T)
 * @param loss how its loss counts
 */
public record DetectionLesson(
    String course, TokenGrid shown, TokenGrid documents, TokenGrid labels, LossShare loss) {}
