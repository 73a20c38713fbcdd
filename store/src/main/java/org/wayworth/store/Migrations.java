package org.wayworth.store;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the operational database to the newest schema.
 *
 * <p>Flyway does it, but only when its history lacks a migration that this program has: loading Flyway costs 0.8 s of
 * processor time, which every command would pay.
 */
final class Migrations {

    private static final String LOCATION = "db/migration";

    private Migrations() {}

    static void apply(DataSource database) {
        Set<String> known = onClasspath();
        Set<String> applied = applied(database);
        if (!known.isEmpty() && !known.containsAll(applied)) {
            applied.removeAll(known);
            throw new StoreFailure(StoreFailure.Kind.NEWER, "one that knows " + String.join(", ", applied));
        }
        if (known.isEmpty() || !known.equals(applied)) {
            migrate(database);
        }
    }

    private static void migrate(DataSource database) {
        try {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:" + LOCATION)
                    .validateMigrationNaming(true)
                    // each module counts in a range of its own, so that a newer script may have a lower number
                    .outOfOrder(true)
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw failure(e);
        }
    }

    /** A fault of the database under Flyway, or else a history that its migrations did not make. */
    private static StoreFailure failure(FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<StoreFailure> fault = StoreFailure.fromOutside(cause);
            if (fault.isPresent()) {
                return fault.get();
            }
        }
        return new StoreFailure(
                StoreFailure.Kind.OTHER_HISTORY,
                String.valueOf(failure.getMessage()).lines().findFirst().orElse(""),
                failure);
    }

    /** Scripts in Flyway's history; empty when there is none yet, or one that failed. */
    private static Set<String> applied(DataSource database) {
        Set<String> scripts = new TreeSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select script, success from flyway_schema_history where version is not null")) {
            while (rows.next()) {
                if (!rows.getBoolean(2)) {
                    return new TreeSet<>();
                }
                scripts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            return new TreeSet<>();
        }
        return scripts;
    }

    /** Scripts of all modules; empty when they cannot be listed, and then Flyway looks for itself. */
    private static Set<String> onClasspath() {
        Set<String> scripts = new TreeSet<>();
        try {
            for (URL url : Collections.list(Migrations.class.getClassLoader().getResources(LOCATION))) {
                switch (url.getProtocol()) {
                    case "file" -> inFolder(Path.of(URI.create(url.toString())), scripts);
                    case "jar" -> inJar(url, scripts);
                    default -> {
                        return Set.of();
                    }
                }
            }
        } catch (IOException e) {
            return Set.of();
        }
        return scripts;
    }

    private static void inFolder(Path folder, Set<String> scripts) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".sql"))
                    .forEach(scripts::add);
        }
    }

    private static void inJar(URL url, Set<String> scripts) throws IOException {
        JarURLConnection connection = (JarURLConnection) url.openConnection();
        for (JarEntry entry : Collections.list(connection.getJarFile().entries())) {
            String name = entry.getName();
            if (name.startsWith(LOCATION + "/") && name.endsWith(".sql")) {
                scripts.add(name.substring(LOCATION.length() + 1));
            }
        }
    }
}
