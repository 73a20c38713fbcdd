package org.wayworth.warehouse.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/**
 * {@code wayworth.yaml}: one {@code name: value} a line.
 *
 * @param database {@code sqlite}, or a PostgreSQL address: {@code jdbc:postgresql://host:5432/name}
 * @param databaseUser for PostgreSQL
 * @param databasePasswordFile for PostgreSQL: a file, readable by its owner only; secrets never stand in settings
 * @param memoryMegabytes for the analytics database; 0 means a quarter of the machine, at most 4,000
 * @param keepFreeMegabytes below this much room on the disk nothing is written; empty means what {@link Room} says
 * @param person who sits at this machine, by their name in the programme; empty where nobody said
 */
record Settings(
        String database,
        String databaseUser,
        String databasePasswordFile,
        long memoryMegabytes,
        Optional<Long> keepFreeMegabytes,
        String person) {

    static final String FILE = "wayworth.yaml";
    static final String INITIAL = """
            # Settings of this data folder. One name: value a line.
            # sqlite keeps the operational database in this folder; for PostgreSQL write its address,
            # such as jdbc:postgresql://localhost:5432/wayworth, with database_user and database_password_file.
            database: sqlite
            """;

    static Settings of(Backup.Target target) {
        return new Settings(target.address(), target.user(), target.passwordFile(), 0, Optional.empty(), "");
    }

    /** Where the database is, as {@link #read} reads it. */
    String text() {
        return "database: " + database + "\n"
                + (databaseUser.isEmpty() ? "" : "database_user: " + databaseUser + "\n")
                + (databasePasswordFile.isEmpty() ? "" : "database_password_file: " + databasePasswordFile + "\n");
    }

    boolean isSqlite() {
        return database.equals("sqlite");
    }

    static Settings read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        Settings settings = new Settings("sqlite", "", "", 0, Optional.empty(), "");
        // Bytes that are no UTF-8 become signs that no setting has, and are told as such.
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                settings = settings.with(line, Message.Place.line(file.toString(), i + 1L));
            }
        }
        return settings;
    }

    private Settings with(String line, Message.Place place) {
        int colon = line.indexOf(": ");
        String name = colon < 0 ? line : line.substring(0, colon).strip();
        String value = colon < 0 ? "" : line.substring(colon + 2).strip();
        return switch (name) {
            case "database" -> {
                if (!value.equals("sqlite") && !value.startsWith("jdbc:postgresql:")) {
                    throw refused("database must be sqlite or start with jdbc:postgresql:", value, place);
                }
                yield new Settings(
                        value, databaseUser, databasePasswordFile, memoryMegabytes, keepFreeMegabytes, person);
            }
            case "database_user" ->
                new Settings(database, value, databasePasswordFile, memoryMegabytes, keepFreeMegabytes, person);
            case "database_password_file" ->
                new Settings(database, databaseUser, value, memoryMegabytes, keepFreeMegabytes, person);
            case "memory_megabytes" -> {
                if (!value.matches("[1-9][0-9]{2,5}")) {
                    throw refused("memory_megabytes must be a whole number from 100 to 999999", value, place);
                }
                yield new Settings(
                        database, databaseUser, databasePasswordFile, Long.parseLong(value), keepFreeMegabytes, person);
            }
            case "keep_free_megabytes" -> {
                if (!value.matches("[0-9]{1,7}")) {
                    throw refused("keep_free_megabytes must be a whole number from 0 to 9999999", value, place);
                }
                yield new Settings(
                        database,
                        databaseUser,
                        databasePasswordFile,
                        memoryMegabytes,
                        Optional.of(Long.parseLong(value)),
                        person);
            }
            case "person" -> {
                if (!value.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                    throw refused("person must be a person's name in the programme, such as ana-moss", value, place);
                }
                yield new Settings(
                        database, databaseUser, databasePasswordFile, memoryMegabytes, keepFreeMegabytes, value);
            }
            default ->
                throw refused(
                        "a setting must be database, database_user, database_password_file, memory_megabytes,"
                                + " keep_free_megabytes or person, written name: value",
                        line,
                        place);
        };
    }

    private static Refused refused(String must, String found, Message.Place place) {
        return new Refused(Message.of(Code.FOLDER_SETTING, must, found, place));
    }
}
