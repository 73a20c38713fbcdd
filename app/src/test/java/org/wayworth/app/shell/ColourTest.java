package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Laws of the colour tokens: each pair that stands on each other keeps its contrast in both themes.
 *
 * <p>Source: WCAG 2.2, relative luminance and contrast ratio; 4.5 for text, 3 for controls and the marks of a picture.
 */
class ColourTest {

    private static final Path STYLE = Path.of(System.getProperty("wayworth.root", ".."))
            .resolve("app/src/main/resources/static/assets/css/wayworth.css");
    private static String light = "";
    private static String byDevice = "";
    private static String byChoice = "";

    @BeforeAll
    static void read() throws IOException {
        String style = Files.readString(STYLE);
        light = between(style, ":root {", "}");
        byDevice = between(style, ":root:not([data-theme=\"light\"]) {", "}");
        byChoice = between(style, ":root[data-theme=\"dark\"] {", "}");
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    @ParameterizedTest
    @CsvSource({
        "text, surface, 4.5",
        "text, bg, 4.5",
        "text, sunken, 4.5",
        "text-2, surface, 4.5",
        "text-2, bg, 4.5",
        "text-2, sunken, 4.5",
        "text-3, surface, 4.5",
        "text-3, sunken, 4.5",
        "accent, surface, 4.5",
        "accent, bg, 4.5",
        "accent-hover, surface, 4.5",
        "on-accent, accent, 4.5",
        "accent-text, accent-soft, 4.5",
        "good, good-soft, 4.5",
        "warn, warn-soft, 4.5",
        "bad, bad-soft, 4.5",
        "good, surface, 4.5",
        "warn, surface, 4.5",
        "bad, surface, 4.5",
        "bad, bg, 4.5",
        "line-ctl, surface, 3",
        "line-ctl, bg, 3",
        "focus, surface, 3",
        "focus, bg, 3",
        "ctx, surface, 3",
        "detractor, surface, 3",
        "passive, surface, 3",
        "promoter, surface, 3",
        "cat-1, surface, 3",
        "cat-2, surface, 3",
        "cat-3, surface, 3",
        "cat-4, surface, 3",
        "cat-5, surface, 3",
        "cat-6, surface, 3"
    })
    void colourKeepsItsContrastInBothThemes(String above, String below, double least) {
        assertThat(contrast(light, above, below)).as("light").isGreaterThanOrEqualTo(least);
        assertThat(contrast(byChoice, above, below)).as("dark").isGreaterThanOrEqualTo(least);
    }

    @Test
    void darkByDeviceAndDarkByChoiceAreTheSame() {
        assertThat(tokens(byDevice)).isEqualTo(tokens(byChoice)).hasSizeGreaterThan(35);
    }

    private static double contrast(String theme, String above, String below) {
        double one = luminance(colour(theme, above));
        double other = luminance(colour(theme, below));
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static String colour(String theme, String name) {
        String found = tokens(theme).get(name);
        assertThat(found).as("token --%s", name).isNotNull();
        return String.valueOf(found);
    }

    private static Map<String, String> tokens(String theme) {
        Map<String, String> tokens = new HashMap<>();
        Matcher token = Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{3,6});").matcher(theme);
        while (token.find()) {
            tokens.put(token.group(1), token.group(2));
        }
        return tokens;
    }

    private static double luminance(String hex) {
        String full = hex.length() == 4 ? hex.replaceAll("([0-9a-f])", "$1$1") : hex;
        int rgb = Integer.parseInt(full.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double share = (channel & 0xff) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
