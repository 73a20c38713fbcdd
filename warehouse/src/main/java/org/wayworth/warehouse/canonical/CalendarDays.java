package org.wayworth.warehouse.canonical;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.engine.Normal;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;

/**
 * The calendar days of the time zones of mappings as moments in UTC, so that SQL finds the day of a moment without
 * knowing of time zones: by the date of UTC, of which a day covers two at most but for a shift of the date line.
 */
public final class CalendarDays {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_LOCAL_DATE_TIME;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private CalendarDays() {}

    /** @param folder one that the engine may read */
    public static void fill(Session session, Path folder) throws IOException {
        session.run(Sql.of("delete from source.day"), Parameters.none());
        Columns bounds = session.query(Sql.beside(CalendarDays.class, "day-bounds.sql"), Parameters.none(), LONGEST);
        Path file = folder.resolve("day.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < bounds.size(); i++) {
                write(
                        bounds.texts("time_zone")[i],
                        LocalDate.ofEpochDay(bounds.longs("first_day")[i]),
                        LocalDate.ofEpochDay(bounds.longs("last_day")[i]),
                        out);
            }
        }
        session.copyIn("source.day", List.of("time_zone", "day", "utc_date", "day_from", "day_until"), file);
        Files.delete(file);
    }

    /** Two days more on either side: no zone is further from UTC. */
    private static void write(String zone, LocalDate first, LocalDate last, BufferedWriter out) throws IOException {
        ZoneId id = ZoneId.of(zone);
        StringBuilder row = new StringBuilder();
        for (LocalDate day = first.minusDays(2); !day.isAfter(last.plusDays(2)); day = day.plusDays(1)) {
            LocalDateTime from = utc(day, id);
            LocalDateTime until = utc(day.plusDays(1), id);
            // A day that the date line skipped has no moment.
            LocalDate utc = from.toLocalDate();
            while (from.isBefore(until) && utc.atStartOfDay().isBefore(until)) {
                row.setLength(0);
                Normal.text(row, zone);
                row.append(',').append(day).append(',').append(utc).append(',');
                row.append(MOMENT.format(from))
                        .append(',')
                        .append(MOMENT.format(until))
                        .append('\n');
                out.append(row);
                utc = utc.plusDays(1);
            }
        }
    }

    private static LocalDateTime utc(LocalDate day, ZoneId zone) {
        return LocalDateTime.ofInstant(day.atStartOfDay(zone).toInstant(), ZoneOffset.UTC);
    }
}
