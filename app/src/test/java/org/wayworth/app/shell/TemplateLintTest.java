package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Laws of templates: nothing inline, and nothing unescaped but the two texts that are made safe elsewhere. */
class TemplateLintTest {

    private static final Path ROOT =
            Path.of(System.getProperty("wayworth.root", "..")).resolve("app/src/main");
    private static final List<String> UNSAFE = List.of("$unsafe{picture.json()}", "$unsafe{help}");

    @Test
    void nothingIsInline() throws IOException {
        for (Path template : templates()) {
            String text = Files.readString(template);
            assertThat(text)
                    .as("%s: style and script belong in static/assets", template)
                    .doesNotContainPattern("\\sstyle\\s*=")
                    .doesNotContainPattern("\\son[a-z]+\\s*=")
                    .doesNotContainPattern("hx-on|hx-vals\\s*=\\s*[\"']js:|javascript:")
                    .doesNotContainPattern("<style")
                    .doesNotContainPattern("<script(?![^>]*(src=|type=\"application/json\"))");
        }
    }

    @Test
    void nothingElseIsUnescaped() throws IOException {
        for (Path template : templates()) {
            Matcher unsafe = Pattern.compile("\\$unsafe\\{[^}]*\\}").matcher(Files.readString(template));
            while (unsafe.find()) {
                assertThat(UNSAFE)
                        .as("%s: escape it, or say in this test why it is safe", template)
                        .contains(unsafe.group());
            }
        }
    }

    /** As they travel: compressed. */
    @Test
    void ourStyleSheetsStaySmall() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed);
                Stream<Path> sheets = Files.list(ROOT.resolve("resources/static/assets/css"))) {
            for (Path sheet : sheets.sorted().toList()) {
                assertThat(Files.size(sheet)).as(sheet.toString()).isLessThan(30_000);
                gzip.write(Files.readAllBytes(sheet));
            }
        }
        assertThat(compressed.size()).isLessThan(8_192);
    }

    @Test
    void everyIconIsInTheSprite() throws IOException {
        String sprite = Files.readString(ROOT.resolve("resources/static/vendor/lucide-1.62.0/sprite.svg"));
        for (Path template : templates()) {
            Matcher icon =
                    Pattern.compile("part\\.icon\\(name = \"([a-z-]+)\"\\)").matcher(Files.readString(template));
            while (icon.find()) {
                assertThat(sprite)
                        .as("%s uses %s: add it to bin/vendor", template, icon.group(1))
                        .contains("<symbol id=\"" + icon.group(1) + "\"");
            }
        }
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("jte"))) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }
}
