package org.wayworth.programme.subject;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a component of a subject's record for the form, the API, files and their schema, which are all made from it.
 * The component {@code baselineOn} is the key {@code baseline_on}. A component is a text, a list of texts, a number, a
 * date, an {@link java.util.Optional} of these, or an enum that is {@link Worded}.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Field {

    /** What people call it: "Target". */
    String label();

    /** What it is for, in a sentence. */
    String help();

    /** Whether a text or a list must say something. Numbers and dates must, unless they are optional. */
    boolean required() default false;

    /** Whether a text has room for several paragraphs. */
    boolean isLong() default false;

    /** What a text, or each text of a list, names: the kind of a subject, or one of {@link Reference}. */
    String refersTo() default "";

    /** Whether it tells who a person is, and goes when that person is erased. */
    boolean isPersonal() default false;
}
