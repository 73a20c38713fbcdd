package org.wayworth.kernel.difference;

import java.util.List;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;

/**
 * Averages of group-time effects along one axis.
 *
 * @param overall their mean: over ages since the start, over groups by size, or over periods
 * @param points in rising order
 * @param reach standard errors to each side in the simultaneous bands
 */
public record Averages(Estimate overall, List<Point> points, double reach) {

    /**
     * @param at periods since the start, the group's first period, or the period
     * @param estimate with the interval of this point alone
     * @param band the interval that holds all points of the axis at once
     */
    public record Point(int at, Estimate estimate, Interval band) {}

    public Averages {
        points = List.copyOf(points);
    }
}
