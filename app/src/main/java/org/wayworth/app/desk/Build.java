package org.wayworth.app.desk;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.wayworth.analytics.Analyses;
import org.wayworth.kernel.Interval;
import org.wayworth.vocabulary.Finding;
import org.wayworth.warehouse.Warehouse;

/**
 * Which Wayworth this is: the version, and a hash over the code that makes findings. Two builds of one version may
 * answer with other digits, so a finding names both.
 */
public final class Build {

    private static final int HEX_DIGITS = 8;

    /** One class of each module that has a part in a finding. */
    private static final List<Class<?>> PARTS =
            List.of(Interval.class, Finding.class, Warehouse.class, Analyses.class, Build.class);

    private static final String NAME = version() + "+" + hash(PARTS, System.getProperty("java.class.path"));

    private Build() {}

    /** Such as 0.1.0+3f9a21c0; builds are byte for byte the same when made from the same code by the same JDK. */
    public static String name() {
        return NAME;
    }

    /** Wayworth's version. */
    private static String version() {
        try (var file = Build.class.getResourceAsStream("/org/wayworth/app/version.properties")) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Our own code by its bytes, libraries by name, which holds their version, and size. */
    private static String hash(List<Class<?>> parts, String classPath) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Class<?> part : parts) {
                code(part, digest);
            }
            for (String library : new TreeSet<>(List.of(classPath.split(File.pathSeparator)))) {
                Path file = Path.of(library);
                if (Files.isRegularFile(file)) {
                    digest.update((file.getFileName() + " " + Files.size(file)).getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** A jar, or in development a folder of classes. */
    private static void code(Class<?> part, MessageDigest digest) throws IOException {
        for (Path file : files(place(part))) {
            digest.update(Files.readAllBytes(file));
        }
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> found = Files.walk(place)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Path place(Class<?> part) {
        try {
            return Path.of(
                    part.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException wrong) {
            throw new IllegalStateException("code must lie in files", wrong);
        }
    }
}
