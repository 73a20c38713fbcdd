package org.wayworth.analytics.audience;

import java.time.LocalDate;
import java.util.Optional;
import org.wayworth.vocabulary.Base;
import org.wayworth.warehouse.Warehouse;

/**
 * From when to when silence means that nothing happened: a row of {@code observation-window.sql}.
 *
 * @param startsDay first day, since 1970-01-01
 * @param endsDay last day
 * @param setAside dated records outside, which do not count
 */
public record ObservationWindow(long startsDay, long endsDay, long setAside) {

    /** {@code observation-window.sql} asks for nothing. */
    private record Nothing() {}

    /** Empty where nothing is observed. */
    public static Optional<ObservationWindow> of(Warehouse warehouse) {
        return warehouse
                .rows(ObservationWindow.class, "observation-window.sql", new Nothing(), ObservationWindow.class)
                .stream()
                .findFirst();
    }

    public LocalDate starts() {
        return LocalDate.ofEpochDay(startsDay);
    }

    public LocalDate ends() {
        return LocalDate.ofEpochDay(endsDay);
    }

    public String text() {
        return observed().text();
    }

    /** As the account of a sample tells it. */
    public Base.Observed observed() {
        return new Base.Observed(starts(), ends(), setAside);
    }
}
