package org.wayworth.demo;

/** Which made-up world the company lives in. */
public enum World {
    /** Satisfaction, drivers, lateness and the initiative have the effects that {@link Truth#list} states. */
    PLANTED,
    /** The same company without any of them. The confounder stays, so that a naive comparison is still wrong. */
    NULL
}
