package org.wayworth.warehouse.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.warehouse.load.Corpus;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;

@DisplayName("message: a mapping that is not UTF-8 text is told so, with the line")
class MappingTextTest {

    private static final String MAPPING = "mapping: shop\nfiles:\n  - match: Verkäufe.csv\n    ignore: no\n";

    private static void refused(byte[] bytes, long line, String found) {
        assertThatThrownBy(() -> MappingFile.of("shop.yaml", bytes)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Code.MAPPING_SYNTAX);
            assertThat(refused.reason().must()).isEqualTo("the mapping must be text in UTF-8");
            assertThat(refused.reason().where().line()).isEqualTo(line);
            assertThat(refused.reason().found()).isEqualTo(found);
            assertThat(refused.reason().next()).contains("save it again as UTF-8");
        });
    }

    @Test
    void utf8IsReadWithAndWithoutItsMark() {
        assertThat(MappingFile.of("shop.yaml", MAPPING.getBytes(StandardCharsets.UTF_8))
                        .mapping()
                        .files()
                        .get(0)
                        .match())
                .isEqualTo("Verkäufe.csv");
        assertThat(MappingFile.of("shop.yaml", ("\uFEFF" + MAPPING).getBytes(StandardCharsets.UTF_8))
                        .mapping()
                        .name())
                .isEqualTo("shop");
    }

    @Test
    void otherEncodingsAndBinaryFilesAreRefused() {
        refused(MAPPING.getBytes(StandardCharsets.ISO_8859_1), 3, "byte 0xE4");
        refused(MAPPING.getBytes(Charset.forName("IBM850")), 3, "byte 0x84");
        refused(("\uFEFF" + MAPPING).getBytes(StandardCharsets.UTF_16LE), 1, "a byte order mark of UTF-16");
        refused(("\uFEFF" + MAPPING).getBytes(StandardCharsets.UTF_16BE), 1, "a byte order mark of UTF-16");
        refused(MAPPING.getBytes(StandardCharsets.UTF_16LE), 1, "a NUL character");
        refused(Corpus.bytes('P', 'K', 3, 4, 20, 0, 0, 0), 1, "a NUL character");
        refused(Corpus.bytes('m', ':', '\n', 0xC3), 2, "byte 0xC3");
    }

    /** Law: random bytes end in a mapping or a refusal. */
    @Test
    void noBytesEndInAnotherException() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = MAPPING.getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16LE);
            for (int i = 0; i <= random.nextInt(8); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                MappingFile.of("shop.yaml", bytes);
            } catch (Refused refused) {
                assertThat(refused.getMessage()).as("seed " + seed).contains("WW-MAP-");
            }
        }
    }
}
