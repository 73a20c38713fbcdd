package org.wayworth.app.job;

/**
 * How work ended that was done.
 *
 * @param result leads to what came of it: a finding's id; empty where there is none
 * @param said what came of it, in a sentence
 */
public record Ending(String result, String said) {}
