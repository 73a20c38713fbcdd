package org.wayworth.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds every analysis by its place: {@code org.wayworth.analytics.<folder>.<Folder>Analysis}. There is no list to
 * keep; a folder that holds an analysis is known.
 */
public final class Analyses {

    private static final String ROOT = "org/wayworth/analytics";
    private static final Pattern PLACE = Pattern.compile(ROOT + "/([a-z]+)/([A-Za-z]+Analysis)\\.class");

    private Analyses() {}

    /** All analyses, in the order of the menu. */
    public static List<Analysis<?>> all() {
        return Holder.ALL;
    }

    public static Optional<Analysis<?>> find(String name) {
        return all().stream()
                .filter(analysis -> analysis.card().name().equals(name))
                .findFirst();
    }

    /** The page of explanation that lies beside the analysis, in Markdown. */
    public static String explanation(Analysis<?> analysis) {
        String file = analysis.card().name() + ".md";
        try (var page = analysis.getClass().getResourceAsStream(file)) {
            if (page == null) {
                throw new IllegalStateException(
                        file + " must lie beside " + analysis.getClass().getName());
            }
            return new String(page.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Holder {
        static final List<Analysis<?>> ALL = scan();
    }

    private static List<Analysis<?>> scan() {
        try {
            Path home = Path.of(Analyses.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(home)) {
                return found(home);
            }
            try (FileSystem jar = FileSystems.newFileSystem(home)) {
                return found(jar.getPath("/"));
            }
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Analysis<?>> found(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve(ROOT), 2)) {
            return files.map(file -> home.relativize(file).toString().replace('\\', '/'))
                    .map(PLACE::matcher)
                    .filter(Matcher::matches)
                    .<Analysis<?>>map(
                            place -> make(place.group().replace('/', '.').replaceAll("\\.class$", "")))
                    .sorted(Comparator.<Analysis<?>>comparingInt(
                                    analysis -> analysis.card().place())
                            .thenComparing(analysis -> analysis.card().name()))
                    .toList();
        }
    }

    private static Analysis<?> make(String className) {
        try {
            var constructor = Class.forName(className).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Analysis<?>) constructor.newInstance();
        } catch (ReflectiveOperationException | ClassCastException failure) {
            throw new IllegalStateException(
                    className + " must implement Analysis and have a constructor without arguments", failure);
        }
    }
}
