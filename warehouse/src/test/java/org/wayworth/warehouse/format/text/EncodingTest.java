package org.wayworth.warehouse.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wayworth.warehouse.load.Corpus;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;

@Tag("long")
@DisplayName("law: a file is read in its encoding or refused, never garbled")
class EncodingTest {

    /** Encodings of DOS and of old Macintoshes: of a few words of theirs it may not be told that they are. */
    private static final Set<String> OLD = Set.of("IBM850", "IBM852", "IBM866", "x-MacRoman");

    private static final List<String> ENGLISH =
            List.of("Mug", "Gift card", "Standard", "blue", "delivery", "ok", "Order", "Paris", "Smith");

    @TempDir
    Path tmp;

    /** Words of a language, and the encodings that they are written in. */
    private record Language(String name, List<String> charsets, List<String> words) {

        /** A file of about a size, in which a share of the words is English. */
        String csv(int size, double english, long seed) {
            Random random = new Random(seed);
            StringBuilder csv = new StringBuilder("id,name,city,comment,amount\n");
            for (int id = 1; csv.length() < size; id++) {
                csv.append(id);
                for (int most : new int[] {2, 2, 6}) {
                    List<String> cell = new ArrayList<>();
                    for (int i = 1 + random.nextInt(most); i > 0; i--) {
                        List<String> from = random.nextDouble() < english ? ENGLISH : words;
                        cell.add(from.get(random.nextInt(from.size())).replace(",", ""));
                    }
                    csv.append(',').append(String.join(" ", cell));
                }
                csv.append(',').append(random.nextInt(9_000) / 100.0).append('\n');
            }
            return csv.toString();
        }
    }

    private static List<Language> languages() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(EncodingTest.class.getResourceAsStream("languages.txt"), "languages.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(": ", 3))
                    .map(parts -> new Language(parts[0], List.of(parts[1].split(" ")), List.of(parts[2].split(" "))))
                    .toList();
        }
    }

    private Encoding detect(byte[] bytes) throws IOException {
        return Encoding.detect(Files.write(tmp.resolve("file.csv"), bytes), "file.csv", Optional.empty());
    }

    /** Files read as they were written, refused, and garbled. */
    private static final class Tally {
        private int right;
        private int refused;
        private final List<String> garbled = new ArrayList<>();

        double shareRight() {
            return (double) right / (right + refused + garbled.size());
        }
    }

    private void read(String csv, Charset charset, String name, Tally tally) throws IOException {
        byte[] bytes = csv.getBytes(charset);
        try {
            Encoding encoding = detect(bytes);
            assertThat(encoding.how().length())
                    .as("fits the manifest: " + encoding.how())
                    .isLessThanOrEqualTo(40);
            if (new String(bytes, encoding.charset()).equals(new String(bytes, charset))) {
                tally.right++;
            } else {
                tally.garbled.add(name + " as " + encoding.charset());
            }
        } catch (Refused refused) {
            assertThat(refused.code()).isEqualTo(Code.ENCODING);
            tally.refused++;
        }
    }

    /** 27 languages in 18 encodings, from 200 bytes on, three words in ten or eight in ten English. */
    @Test
    void textsOfManyLanguagesAreReadOrRefused() throws IOException {
        for (int size : new int[] {200, 500, 2_000, 20_000}) {
            Tally common = new Tally();
            Tally old = new Tally();
            for (Language language : languages()) {
                for (String charset : language.charsets()) {
                    for (int seed = 0; seed < 3; seed++) {
                        for (double english : new double[] {0.3, 0.8}) {
                            read(
                                    language.csv(size, english, 1_000L * seed + size),
                                    Charset.forName(charset),
                                    language.name() + " in " + charset,
                                    OLD.contains(charset) ? old : common);
                        }
                    }
                }
            }
            assertThat(common.garbled).as("of " + size + " bytes").isEmpty();
            assertThat(common.shareRight())
                    .as("of " + size + " bytes")
                    .isGreaterThan(size < 500 ? 0.8 : size < 2_000 ? 0.9 : 0.99);
            assertThat(old.garbled).as("of " + size + " bytes").hasSizeLessThanOrEqualTo(size < 2_000 ? 3 : 0);
        }
    }

    @Test
    void megabytesAreReadAsWell() throws IOException {
        Tally tally = new Tally();
        for (Language language : languages()) {
            for (String charset : List.of(language.charsets().get(0), "UTF-8", "UTF-16LE", "UTF-16BE")) {
                read(language.csv(400_000, .5, 9), Charset.forName(charset), language.name() + " in " + charset, tally);
            }
        }
        assertThat(tally.garbled).isEmpty();
        assertThat(tally.refused).isZero();
    }

    @Test
    void utf16WithoutAMarkIsRead() throws IOException {
        Tally tally = new Tally();
        for (Language language : languages()) {
            for (String charset : List.of("UTF-16LE", "UTF-16BE")) {
                for (int seed = 0; seed < 5; seed++) {
                    read(language.csv(200, .2, seed), Charset.forName(charset), language.name() + " " + charset, tally);
                }
            }
        }
        assertThat(tally.garbled).isEmpty();
        assertThat(tally.refused).isZero();
    }

    /** Lines of one encoding, then of another, and the other way round. */
    @ParameterizedTest
    @CsvSource({"de", "fr", "pl", "cs", "ru", "uk", "el", "tr", "ja", "zh-Hans", "zh-Hant", "ko", "da"})
    void twoEncodingsAreRefusedWhicheverComesFirst(String name) throws IOException {
        Language language = languages().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        for (String charset : language.charsets()) {
            if (OLD.contains(charset)) {
                continue;
            }
            for (int seed = 0; seed < 5; seed++) {
                String one = language.csv(1_500, 0, seed);
                String other = language.csv(1_500, 0, seed + 100);
                other = other.substring(other.indexOf('\n') + 1);
                byte[] utf8First =
                        Corpus.join(one.getBytes(StandardCharsets.UTF_8), other.getBytes(Charset.forName(charset)));
                byte[] utf8Last =
                        Corpus.join(one.getBytes(Charset.forName(charset)), other.getBytes(StandardCharsets.UTF_8));
                long second = one.lines().count() + 1;
                for (byte[] bytes : List.of(utf8First, utf8Last)) {
                    assertThatThrownBy(() -> detect(bytes))
                            .as(name + " " + charset + " " + seed)
                            .isInstanceOfSatisfying(Refused.class, refused -> {
                                assertThat(refused.reason().must()).isEqualTo("a file must be in one encoding");
                                assertThat(refused.reason().where().line()).isBetween(second, second + 8);
                                assertThat(refused.reason().found())
                                        .matches("UTF-8 on line .* and byte 0x.. on line .*");
                            });
                }
            }
        }
    }

    @Test
    void oneWordOfAnotherEncodingIsEnough() throws IOException {
        byte[] windows = "id,city\n1,Köln\n".getBytes(Charset.forName("windows-1252"));
        byte[] utf8 = "2,Köln\n3,Düsseldorf\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> detect(Corpus.join(windows, utf8))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason().where().line()).isEqualTo(3);
            assertThat(refused.reason().found()).isEqualTo("UTF-8 on line 3 and byte 0xF6 on line 2, which is not");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, Müller", "windows-1252, José", "windows-1252, café", "windows-1252, Søren", "windows-1252, £5",
        "windows-1252, don’t", "windows-1252, 20 °C", "windows-1252, 5 €", "windows-1250, Małgorzata",
                "windows-1251, Москва",
        "KOI8-R, Москва", "Shift_JIS, 東京", "GB18030, 北京",
    })
    void oneWordMayDo(String charset, String word) throws IOException {
        byte[] bytes = ("id,what\n1," + word + "\n2,Smith\n").getBytes(Charset.forName(charset));
        assertThat(new String(bytes, detect(bytes).charset())).contains(word);
    }

    @Test
    void whereOneWordMayBeTwoTheReaderDecides() {
        byte[] bytes = "id,city\n1,London\n2,São Paulo\n".getBytes(Charset.forName("windows-1252"));
        assertThatThrownBy(() -> detect(bytes)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Code.ENCODING);
            assertThat(refused.reason().where().line()).isEqualTo(3);
            assertThat(refused.reason().found()).isEqualTo("\"São\", which in windows-1250 is \"Săo\"");
            assertThat(refused.reason().next())
                    .startsWith("if the first is right, say encoding: windows-1252 under format: in the mapping; if the"
                            + " second, say windows-1250");
        });
    }

    @Test
    void whatTheMappingSaysIsRead() throws IOException {
        byte[] bytes = "id,city\n1,São Paulo\n".getBytes(Charset.forName("windows-1252"));
        Path file = Files.write(tmp.resolve("file.csv"), bytes);
        assertThat(Encoding.detect(file, "file.csv", Optional.of(Charset.forName("windows-1252")))
                        .charset())
                .isEqualTo(Charset.forName("windows-1252"));
    }

    /** Seeded bytes: whatever they are, they are text in some encoding or refused. */
    @Test
    void noBytesEndInAnotherException() throws IOException {
        List<Language> languages = languages();
        for (int seed = 0; seed < 1_500; seed++) {
            Random random = new Random(seed);
            Language language = languages.get(random.nextInt(languages.size()));
            byte[] bytes = language.csv(random.nextInt(400), random.nextDouble(), seed)
                    .getBytes(Charset.forName(language.charsets()
                            .get(random.nextInt(language.charsets().size()))));
            for (int i = random.nextInt(6); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(detect(bytes).charset()).as("seed " + seed).isNotNull();
            } catch (Refused refused) {
                assertThat(refused.code()).as("seed " + seed).isIn(Code.ENCODING, Code.NOT_TEXT);
            }
        }
    }
}
