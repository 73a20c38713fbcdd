package org.wayworth.app.progress;

/**
 * A job as the page of jobs tells of it.
 *
 * @param name of what is done: "Satisfaction and revenue"
 * @param address of the page that shows it; empty where there is none
 * @param with what: the options that differ from their defaults, or the names of files
 * @param tag "Running", "Done"
 * @param tone of the tag: good, bad or plain
 * @param said what is being done, or what came of it
 * @param time when, and how long it took
 * @param by who asked for it
 * @param cancel where it is cancelled; empty where it has ended
 */
public record JobLine(
        String name,
        String address,
        String with,
        String tag,
        String tone,
        String said,
        String time,
        String by,
        String cancel) {}
