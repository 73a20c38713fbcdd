package org.wayworth.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * Reference: printf '\x00…' | openssl mac -macopt hexkey:000102030405060708090a0b0c0d0e0f -macopt size:16 SIPHASH, where
 * the message is 0, 1, 2, … of the length named.
 */
class Hash128Test {

    @Test
    void agreesWithAnIndependentImplementation() {
        assertThat(hash(0)).isEqualTo("a3817f04ba25a8e66df67214c7550293");
        assertThat(hash(2)).isEqualTo("8177228da4a45dc7fca38bdef60affe4");
        assertThat(hash(8)).isEqualTo("3b62a9ba6258f5610f83e264f31497b4");
        assertThat(hash(14)).isEqualTo("31fcefac66d7de9c7ec7485fe4494902");
        assertThat(hash(16)).isEqualTo("6ee2a4ca67b054bbfd3315bf85230577");
        assertThat(hash(30)).isEqualTo("ea5c7f471faf6bde2b1ad7d4686d2287");
        assertThat(hash(62)).isEqualTo("5853542321f567a005d547a4f04759bd");
    }

    private static String hash(int bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes; i += 2) {
            text.append((char) (i | (i + 1) << 8));
        }
        Hash128 hash = new Hash128();
        long first = hash.of(text);
        return HexFormat.of().toHexDigits(Long.reverseBytes(first))
                + HexFormat.of().toHexDigits(Long.reverseBytes(hash.second()));
    }

    @Test
    void piecesHashAsTheWhole() {
        Hash128 hash = new Hash128();
        long whole = hash.of("one two three");
        hash.start();
        hash.add("one ");
        hash.add('t');
        hash.add("wo three");
        assertThat(hash.finish()).isEqualTo(whole);
    }
}
