package org.wayworth.analytics;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a component of an options record for the form, the command line and the reference page, which are all
 * made from it. The component {@code horizonDays} is {@code --horizon-days} and {@code ?horizon-days=}.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Option {

    /** What it decides, in a sentence. */
    String help();

    /** "days", "points 0–10"; empty where there is none. */
    String unit() default "";

    /** The option on which this one waits: "landmark" if it must be given, "outcome=lifetime" if it must be that. */
    String when() default "";

    /** Smallest value allowed, for numbers. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest value allowed, for numbers. */
    double max() default Double.POSITIVE_INFINITY;
}
