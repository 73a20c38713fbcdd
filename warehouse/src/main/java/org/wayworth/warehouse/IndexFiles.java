package org.wayworth.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the analytics database: one generation, a next one while it is built, a damaged one while it is replaced. */
final class IndexFiles {

    /** Up to nine digits: a file with a longer number is not of our making. */
    private static final Pattern FILE = Pattern.compile("analytics-([0-9]{1,9})\\.duckdb");

    private static final Pattern UNFINISHED = Pattern.compile("analytics-[0-9]{1,9}\\.duckdb\\.building(\\.wal)?");
    private static final String ASIDE = ".damaged";

    private final Path folder;

    IndexFiles(Path folder) {
        this.folder = folder;
    }

    /** The newest last. */
    List<Path> generations() throws IOException {
        return all(FILE).stream()
                .sorted(Comparator.comparingInt(IndexFiles::generation))
                .toList();
    }

    private List<Path> all(Pattern names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> names.matcher(name(file)).matches()).toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    static int generation(Path file) {
        Matcher matcher = FILE.matcher(name(file));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Where to build a generation; what a program that was killed left of one is removed. */
    Path building(int generation) throws IOException {
        for (Path left : all(UNFINISHED)) {
            Files.deleteIfExists(left);
        }
        return folder.resolve("analytics-" + generation + ".duckdb.building");
    }

    /** Switches to the generation that was built, by renaming. */
    Path finish(int generation) throws IOException {
        Path done = folder.resolve("analytics-" + generation + ".duckdb");
        Files.move(folder.resolve(name(done) + ".building"), done, StandardCopyOption.ATOMIC_MOVE);
        for (Path old : generations()) {
            if (!old.equals(done)) {
                delete(old);
            }
        }
        return done;
    }

    /**
     * Removes the log of a database that was not closed: the file is what it was when it was last whole, and what came after
     * is read again from the raw files. DuckDB's checksum of a log entry adds up words whatever their order, so that a log
     * with parts swapped would be taken for a good one.
     */
    static void forgetLog(Path file) throws IOException {
        Files.deleteIfExists(file.resolveSibling(name(file) + ".wal"));
    }

    void setAside() throws IOException {
        for (Path file : generations()) {
            Files.move(file, file.resolveSibling(name(file) + ASIDE), StandardCopyOption.REPLACE_EXISTING);
            forgetLog(file);
        }
    }

    void deleteAside() throws IOException {
        for (Path file : all(Pattern.compile(FILE.pattern() + "\\" + ASIDE))) {
            Files.deleteIfExists(file);
        }
    }

    private static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        forgetLog(file);
    }
}
