package org.wayworth.warehouse.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.wayworth.warehouse.engine.Normal;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;

/**
 * Words that stand where a key should: for no value ({@code nan}), for nobody ({@code guest}), and mailboxes that nobody
 * reads ({@code noreply@…}). The list is {@code stand-ins.csv}, in small letters; the documentation names it.
 */
final class StandIns {

    private StandIns() {}

    /** @param folder one that the engine may read */
    static void fill(Session session, Path folder) throws IOException {
        Path file = folder.resolve("stand-in.csv");
        String rows = lines().stream()
                .map(line -> {
                    StringBuilder row = new StringBuilder();
                    Normal.text(row, line.substring(0, line.lastIndexOf(',')));
                    row.append(',');
                    Normal.text(row, line.substring(line.lastIndexOf(',') + 1));
                    return row.append('\n').toString();
                })
                .collect(Collectors.joining());
        Files.writeString(file, rows);
        session.run(Sql.of("delete from source.stand_in"), Parameters.none());
        session.copyIn("source.stand_in", List.of("word", "kind"), file);
        Files.delete(file);
    }

    /** Word and kind of each line. */
    static List<String> lines() {
        try (InputStream file =
                Objects.requireNonNull(StandIns.class.getResourceAsStream("stand-ins.csv"), "stand-ins.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
