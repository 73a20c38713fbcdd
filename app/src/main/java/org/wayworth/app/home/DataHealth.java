package org.wayworth.app.home;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.app.data.DataState;
import org.wayworth.app.home.OnHome.Line;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;

/** The health of the data in one line, and whether they have grown old. */
final class DataHealth {

    /** Who reads answers every month imports every month. */
    private static final long STALE_AFTER_DAYS = 35;

    private DataHealth() {}

    /** "20,000 customers, 31,480 responses; 25 of 31,505 records were rejected. Complete up to 30 June 2026." */
    static String of(DataState state, Optional<LocalDate> lastDay) {
        List<String> counts = new ArrayList<>();
        state.headlines().stream().limit(3).forEach(table -> counts.add(Unit.whole(table.rows()) + " " + table.noun()));
        return String.join(", ", counts) + "; "
                + (state.rejected() == 0
                        ? "none of " + Unit.whole(state.read()) + " records was rejected."
                        : Unit.whole(state.rejected()) + " of " + Unit.whole(state.read())
                                + (state.rejected() == 1 ? " records was rejected." : " records were rejected."))
                + lastDay.map(day -> " Complete up to " + Sentence.date(day) + ".")
                        .orElse("");
    }

    /** A reminder where nothing has come in for long. */
    static List<Line> stale(DataState state, LocalDate today) {
        return state.imports().stream()
                .map(load -> LocalDate.ofInstant(load.at(), ZoneOffset.UTC))
                .max(LocalDate::compareTo)
                .filter(latest -> ChronoUnit.DAYS.between(latest, today) > STALE_AFTER_DAYS)
                .map(latest -> new Line(
                        "Import newer data",
                        "/data#import",
                        "Data",
                        "plain",
                        "The latest import was on " + Sentence.date(latest) + ", "
                                + ChronoUnit.DAYS.between(latest, today) + " days ago."))
                .stream()
                .toList();
    }
}
