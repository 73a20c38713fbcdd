package org.wayworth.kernel.survival;

/** On which scale the interval of a survival curve is symmetric. */
public enum IntervalKind {
    /** The probability itself: simple, but may leave 0 to 1 before it is cut, and too short in the tail. */
    PLAIN,
    /** The logarithm of the probability, the default of R's survfit. */
    LOG,
    /** log(−log S): stays inside 0 to 1 and covers best in small samples; our default. */
    LOG_LOG
}
