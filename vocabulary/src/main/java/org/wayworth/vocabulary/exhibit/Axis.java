package org.wayworth.vocabulary.exhibit;

import org.wayworth.vocabulary.Unit;

/** An axis or a column: what it shows and in which unit. */
public record Axis(String title, Unit unit) {}
