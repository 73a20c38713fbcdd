package org.wayworth.kernel.survival;

import java.util.Arrays;
import org.wayworth.kernel.Vector;

/** One line for each time with an event of any kind: rows at risk just before it, events by kind. */
final class CauseTable {

    private final int causes;
    private final long rows;
    private final double[] time;
    private final double[] atRisk;
    /** {@code [line * (causes + 1) + cause]}; place 0 holds all kinds together. */
    private final double[] events;

    private CauseTable(int causes, long rows, double[] time, double[] atRisk, double[] events) {
        this.causes = causes;
        this.rows = rows;
        this.time = time;
        this.atRisk = atRisk;
        this.events = events;
    }

    static CauseTable of(double[] time, int[] cause) {
        TimeOrder.require(time, cause.length);
        boolean[] event = anyEvent(cause);
        int causes = Arrays.stream(cause).max().orElse(0);
        int[] order = TimeOrder.of(time, event);
        int n = time.length;
        double[] at = new double[n];
        double[] atRisk = new double[n];
        int lines = 0;
        for (int i = 0; i < n && causes > 0; i++) {
            if (event[order[i]] && (lines == 0 || at[lines - 1] != time[order[i]])) {
                at[lines] = time[order[i]];
                atRisk[lines++] = n - i;
            }
        }
        double[] events = new double[lines * (causes + 1)];
        int line = -1;
        for (int i = 0; i < n; i++) {
            int row = order[i];
            if (event[row]) {
                line += line < 0 || at[line] != time[row] ? 1 : 0;
                events[line * (causes + 1)]++;
                events[line * (causes + 1) + cause[row]]++;
            }
        }
        return new CauseTable(causes, n, Arrays.copyOf(at, lines), Arrays.copyOf(atRisk, lines), events);
    }

    static boolean[] anyEvent(int[] cause) {
        boolean[] event = new boolean[cause.length];
        for (int i = 0; i < cause.length; i++) {
            if (cause[i] < 0) {
                throw new IllegalArgumentException(
                        "cause must be 0 (censored) or more, not " + cause[i] + " in row " + i);
            }
            event[i] = cause[i] > 0;
        }
        return event;
    }

    int lines() {
        return time.length;
    }

    int causes() {
        return causes;
    }

    long rows() {
        return rows;
    }

    Vector times() {
        return Vector.of(time);
    }

    double atRisk(int line) {
        return atRisk[line];
    }

    double events(int line, int cause) {
        return events[line * (causes + 1) + cause];
    }

    double allEvents(int line) {
        return events[line * (causes + 1)];
    }
}
