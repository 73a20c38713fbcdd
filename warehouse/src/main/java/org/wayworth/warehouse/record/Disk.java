package org.wayworth.warehouse.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Copies and hashes of files, and folders brought to disk. */
final class Disk {

    private static final int BLOCK = 1 << 20;

    private Disk() {}

    /** A new name in a folder is on disk only when the folder is. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** SHA-256 of a file's bytes, in lower-case hexadecimal. */
    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return copy(in, OutputStream.nullOutputStream()).sha256();
        }
    }

    /** What was copied. */
    record Copied(String sha256, long bytes) {}

    static Copied copy(InputStream in, OutputStream out) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] block = new byte[BLOCK];
        long bytes = 0;
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
            digest.update(block, 0, n);
            out.write(block, 0, n);
            bytes += n;
        }
        return new Copied(HexFormat.of().formatHex(digest.digest()), bytes);
    }
}
