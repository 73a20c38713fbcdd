package org.wayworth.warehouse.load;

/**
 * SipHash-2-4 with 128 bits of result, over the UTF-16 code units of text: names rows and keys by number, the same on
 * every machine and for ever.
 *
 * <p>Source: Aumasson and Bernstein (2012), SipHash: a fast short-input PRF, INDOCRYPT 2012; 128-bit variant of the
 * authors' reference code. The key is fixed: it is a fingerprint here, not a secret.
 */
final class Hash128 {

    private static final long KEY0 = 0x0706050403020100L;
    private static final long KEY1 = 0x0f0e0d0c0b0a0908L;

    private long v0;
    private long v1;
    private long v2;
    private long v3;
    private long word;
    private int units;
    private long high;
    private char[] characters = new char[256];

    /** First half of the hash of a text; the second is {@link #second}. */
    long of(CharSequence text) {
        start();
        add(text);
        return finish();
    }

    void start() {
        v0 = 0x736f6d6570736575L ^ KEY0;
        v1 = 0x646f72616e646f6dL ^ KEY1 ^ 0xee;
        v2 = 0x6c7967656e657261L ^ KEY0;
        v3 = 0x7465646279746573L ^ KEY1;
        word = 0;
        units = 0;
    }

    void add(CharSequence text) {
        int length = text.length();
        if (length > characters.length) {
            characters = new char[2 * length];
        }
        if (text instanceof String string) {
            string.getChars(0, length, characters, 0);
        } else if (text instanceof StringBuilder builder) {
            builder.getChars(0, length, characters, 0);
        } else {
            for (int i = 0; i < length; i++) {
                characters[i] = text.charAt(i);
            }
        }
        add(characters, length);
    }

    private void add(char[] text, int length) {
        int at = 0;
        while (at < length && (units & 3) != 0) {
            add(text[at++]);
        }
        for (; at + 4 <= length; at += 4) {
            block((long) text[at] | (long) text[at + 1] << 16 | (long) text[at + 2] << 32 | (long) text[at + 3] << 48);
            units += 4;
        }
        while (at < length) {
            add(text[at++]);
        }
    }

    void add(char unit) {
        word |= (long) unit << (16 * (units & 3));
        units++;
        if ((units & 3) == 0) {
            block(word);
            word = 0;
        }
    }

    long finish() {
        block(word | (long) (2 * units) << 56);
        v2 ^= 0xee;
        rounds(4);
        long low = v0 ^ v1 ^ v2 ^ v3;
        v1 ^= 0xdd;
        rounds(4);
        high = v0 ^ v1 ^ v2 ^ v3;
        return low;
    }

    /** Second half of the hash finished last. */
    long second() {
        return high;
    }

    private void block(long block) {
        v3 ^= block;
        rounds(2);
        v0 ^= block;
    }

    private void rounds(int n) {
        for (int i = 0; i < n; i++) {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
