package org.wayworth.warehouse.notation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names of time zones inside dates, such as EST or Central European Summer Time, to offsets from UTC, as {@code zones.csv}
 * lists them. A name says its offset: EST is five hours behind UTC in July too, when New York's clocks show EDT. Of a name
 * that several parts of the world use, the mapping's {@code time_zone} decides where it is one of theirs; else the first in
 * the list holds. The platform's own names would change with its version.
 */
final class ZoneNames {

    private static final List<Name> NAMES = read();

    private static final Pattern IN_TEXT = Pattern.compile(
            "(?<!\\p{L})(?:(?<base>UTC|GMT|UT)(?<count>[+-][0-9]{1,2}(?::?[0-9]{2})?)(?![0-9])|(?<name>"
                    + NAMES.stream()
                            .flatMap(name -> List.of(name.name(), name.longName()).stream())
                            .distinct()
                            .sorted(Comparator.comparingInt(String::length).reversed())
                            .map(Pattern::quote)
                            .collect(Collectors.joining("|"))
                    + ")(?!\\p{L}))",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private record Name(String name, String longName, String offset, List<String> zones) {}

    private final Map<String, String> offsets = new HashMap<>();

    /** @param zone of dates without one: decides what a shared name means */
    ZoneNames(ZoneId zone) {
        for (Name name : NAMES) {
            offsets.putIfAbsent(key(name.longName()), name.offset());
            boolean isHere = name.zones().contains(zone.getId());
            if (isHere) {
                offsets.put(key(name.name()), name.offset());
            } else if (name.zones().isEmpty()) {
                offsets.putIfAbsent(key(name.name()), name.offset());
            }
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Puts the offset in place of the zone's name, as +02:00, until the text can be read so; null when it never can. */
    <T> @Nullable T read(String text, Function<String, @Nullable T> reader) {
        Matcher matcher = IN_TEXT.matcher(text);
        while (matcher.find()) {
            String offset = offset(matcher);
            T read = offset == null
                    ? null
                    : reader.apply(text.substring(0, matcher.start()) + offset + text.substring(matcher.end()));
            if (read != null) {
                return read;
            }
        }
        return null;
    }

    private @Nullable String offset(Matcher found) {
        String name = found.group("name");
        if (name != null) {
            return offsets.get(key(name));
        }
        String count = found.group("count").replace(":", "");
        String padded = count.length() % 2 == 0 ? count.charAt(0) + "0" + count.substring(1) : count;
        try {
            String id = ZoneOffset.of(padded).getId();
            return id.equals("Z") ? "+00:00" : id;
        } catch (DateTimeException e) {
            return null; // such as UTC+99: no offset, so no date
        }
    }

    /** As the documentation lists them: name, offset, zones that it means in place of its first meaning. */
    static List<List<String>> listed() {
        return NAMES.stream()
                .map(name -> List.of(name.name(), name.longName(), name.offset(), String.join(", ", name.zones())))
                .toList();
    }

    private static List<Name> read() {
        List<Name> names = new ArrayList<>();
        try (InputStream file = Objects.requireNonNull(ZoneNames.class.getResourceAsStream("zones.csv"), "zones.csv");
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().ofNamedCsvRecord(new String(file.readAllBytes(), StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                String zones = row.getField("in_zones");
                names.add(new Name(
                        row.getField("name"),
                        row.getField("long_name"),
                        row.getField("offset"),
                        zones.isEmpty() ? List.of() : List.of(zones.split("\\|"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
