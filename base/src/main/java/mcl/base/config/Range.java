package mcl.base.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which numbers a component of a configuration record can be. Stated here once; {@link Ranges}
 * checks it, and schema and explanations are made from it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Range {
  /** The least that is allowed. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The most that is allowed. */
  double max() default Double.POSITIVE_INFINITY;

  /** What it must be above. */
  double above() default Double.NEGATIVE_INFINITY;

  /** What it must be below. */
  double below() default Double.POSITIVE_INFINITY;
}
