package org.wayworth.kernel.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the peers found on the same inputs, from the folder of system property {@code wayworth.expected}: a time counts
 * only when the same thing was computed. Without the folder nothing is compared.
 */
final class Expected {

    private static final Map<Path, JsonNode> READ = new ConcurrentHashMap<>();

    private Expected() {}

    /**
     * Throws, which ends the benchmark, unless |found − expected| ≤ tolerance · |expected|.
     *
     * @param file such as {@code lm_2m.json}
     * @param pointer to a number in it, such as {@code /coef/3}
     */
    static void require(String file, String pointer, double found, double tolerance) {
        Path path = Path.of(System.getProperty("wayworth.expected", "")).resolve(file);
        if (!Files.isRegularFile(path)) {
            return;
        }
        JsonNode node = READ.computeIfAbsent(path, JsonMapper.shared()::readTree).at(pointer);
        if (!node.isNumber()) {
            throw new IllegalArgumentException(file + " must hold a number at " + pointer + ", not " + node);
        }
        double expected = node.asDouble();
        if (!(Math.abs(found - expected) <= tolerance * Math.abs(expected))) {
            throw new IllegalStateException(
                    pointer + " of " + file + " is " + expected + ", but " + found + " was computed");
        }
    }
}
