package org.wayworth.kernel.reference;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One folder of results computed by an independent implementation (R, Python): the input, the expected figures and
 * the call that made them.
 *
 * <p>Cases of our own lie in {@code kernel/src/test/reference}. Larger ones lie outside the repository; tests
 * of them carry the tag {@code larger}, and do not run where they are absent. Each comparison is written to {@code target/accuracy/<case>.csv}, from which {@link AccuracyTable} makes the table of accuracies.
 */
public final class ReferenceCase {

    private static final Path ACCURACY = Path.of("target", "accuracy");
    private static final Set<String> STARTED = ConcurrentHashMap.newKeySet();

    private final String name;
    private final Path folder;

    private ReferenceCase(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /** Opens a case of the repository, else a larger one. */
    public static ReferenceCase open(String name) {
        Path own =
                SharedFolder.repository().resolve("kernel/src/test/reference").resolve(name);
        if (Files.isDirectory(own)) {
            return new ReferenceCase(name, own);
        }
        Path shared = SharedFolder.find();
        Path folder = shared.resolve("reference").resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(
                    "reference case " + name + " is neither in kernel/src/test/reference nor at " + folder
                            + "; a test of a case outside the repository must carry the tag larger");
        }
        return new ReferenceCase(name, folder);
    }

    /** The columns of {@code input.csv}. */
    public Columns input() {
        return input("input.csv");
    }

    /** The columns of another CSV file of the case. */
    public Columns input(String file) {
        return Columns.read(folder.resolve(file));
    }

    /** A file of the case, for formats that only one test reads. */
    public Path file(String relative) {
        return folder.resolve(relative);
    }

    /** {@code expected.json}. */
    public JsonNode expected() {
        return expected("expected.json");
    }

    /** Another JSON file of the case. */
    public JsonNode expected(String file) {
        return JsonMapper.shared().readTree(folder.resolve(file));
    }

    /** What made the figures: the script of the case, or what the case says about its data, call and versions. */
    public String call() {
        try {
            for (String script : new String[] {"make.R", "make.py"}) {
                if (Files.exists(folder.resolve(script))) {
                    return "kernel/src/test/reference/make " + name + ", which runs " + script + ":\n\n"
                            + Files.readString(folder.resolve(script));
                }
            }
            return Files.readString(folder.resolve("README.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As {@link #assertClose(String, double, double, double)}; {@code expected} must be a number. */
    public void assertClose(String what, double actual, JsonNode expected, double relativeTolerance) {
        if (!expected.isNumber()) {
            throw new IllegalArgumentException(
                    what + " of " + name + " must be a number in expected.json, not " + expected);
        }
        assertClose(what, actual, expected.asDouble(), relativeTolerance);
    }

    /** Fails, printing the call that made the figure, unless |actual − expected| ≤ tolerance · |expected|. */
    public void assertClose(String what, double actual, double expected, double relativeTolerance) {
        assertCloseOnScale(what, actual, expected, Math.abs(expected), relativeTolerance);
    }

    /**
     * As {@link #assertClose(String, double, double, double)}, with the error taken relative to {@code scale}: for a
     * figure that is a difference of much larger ones (a coefficient near 0 beside its standard error).
     *
     * @param scale in the unit of the figure; 0 asks for an absolute error
     */
    public void assertCloseOnScale(String what, double actual, double expected, double scale, double tolerance) {
        double error = Math.abs(actual - expected) / (scale > 0 ? scale : 1);
        record(what, actual, expected, error, tolerance);
        if (!(error <= tolerance)) {
            fail("%s of %s is %s, expected %s: relative error %.3g is above %.3g.%nThe expected figure was made so:%n%s"
                    .formatted(what, name, actual, expected, error, tolerance, call()));
        }
    }

    /** Each figure of an array, on the scale of the largest of them. */
    public void assertAll(String what, double[] actual, JsonNode expected, double tolerance) {
        if (!expected.isArray() || expected.size() != actual.length) {
            fail("%s of %s must be an array of %d figures, not %s.%nIt was made so:%n%s"
                    .formatted(what, name, actual.length, expected, call()));
        }
        double scale = 0;
        for (JsonNode figure : expected) {
            scale = Math.max(scale, Math.abs(figure.asDouble()));
        }
        for (int k = 0; k < actual.length; k++) {
            assertCloseOnScale(what + " " + k, actual[k], expected.get(k).asDouble(), scale, tolerance);
        }
    }

    /** As {@link #assertAll(String, double[], JsonNode, double)}. */
    public void assertAll(String what, Vector actual, JsonNode expected, double tolerance) {
        assertAll(what, actual.toArray(), expected, tolerance);
    }

    /** Row by row, each on the scale of the largest figure of its row. */
    public void assertAll(String what, double[][] actual, JsonNode expected, double tolerance) {
        if (!expected.isArray() || expected.size() != actual.length) {
            fail("%s of %s must be an array of %d rows, not %s.%nIt was made so:%n%s"
                    .formatted(what, name, actual.length, expected, call()));
        }
        for (int k = 0; k < actual.length; k++) {
            assertAll(what + " " + k, actual[k], expected.get(k), tolerance);
        }
    }

    /** As {@link #assertAll(String, double[][], JsonNode, double)}. */
    public void assertAll(String what, Matrix actual, JsonNode expected, double tolerance) {
        assertAll(what, actual.toRows(), expected, tolerance);
    }

    private void record(String what, double actual, double expected, double error, double tolerance) {
        String line = String.format(
                Locale.ROOT,
                "%s,\"%s\",%s,%s,%.3g,%.3g%n",
                name,
                what.replace('"', '\''),
                actual,
                expected,
                error,
                tolerance);
        synchronized (STARTED) {
            try {
                Files.createDirectories(ACCURACY);
                Path file = ACCURACY.resolve(name + ".csv");
                if (STARTED.add(name)) {
                    Files.writeString(file, "case,what,actual,expected,error,tolerance\n");
                }
                Files.writeString(file, line, StandardOpenOption.APPEND);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}
