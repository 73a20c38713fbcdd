package org.wayworth.warehouse.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.wayworth.warehouse.Code;
import org.wayworth.warehouse.Message;
import org.wayworth.warehouse.Refused;

/** Every imported file as it came, under the hash of its bytes: written once, on disk before anything refers to it. */
public final class RawStore {

    private static final int BLOCK = 1 << 20;

    private final Path folder;

    RawStore(Path folder) {
        this.folder = folder;
    }

    /** A stored file. */
    public record Stored(String sha256, long bytes, Path path) {}

    /**
     * Copies a file in. On return its bytes, its name and the folder are on disk.
     *
     * @throws IOException when the source cannot be read or the disk is full
     */
    public Stored store(InputStream source) throws IOException {
        Path part = Files.createTempFile(folder, "part-", "");
        MessageDigest digest = Sha256.digest();
        long bytes = 0;
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
            byte[] block = new byte[BLOCK];
            for (int n = source.read(block); n >= 0; n = source.read(block)) {
                digest.update(block, 0, n);
                ByteBuffer buffer = ByteBuffer.wrap(block, 0, n);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                bytes += n;
            }
            out.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        Path path = folder.resolve(sha256);
        if (Files.exists(path) && Files.size(path) == bytes) {
            Files.delete(part);
        } else {
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        }
        syncFolder();
        return new Stored(sha256, bytes, path);
    }

    /** @throws Refused when the file is gone or its bytes have changed */
    public Path verified(String sha256, String fileName) {
        Path path = folder.resolve(sha256);
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = Sha256.digest();
            byte[] block = new byte[BLOCK];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                digest.update(block, 0, n);
            }
            if (HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
                return path;
            }
            throw damaged(path, fileName, "changed bytes");
        } catch (IOException e) {
            throw damaged(path, fileName, "unreadable: " + e);
        }
    }

    /** Removes what no import refers to: leftovers of imports that were refused or cut short. */
    public void keepOnly(Set<String> referred) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!referred.contains(String.valueOf(file.getFileName()))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void syncFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Refused damaged(Path path, String fileName, String found) {
        return new Refused(Message.of(
                Code.RAW_DAMAGED,
                "the stored bytes of " + fileName + " must be as imported",
                found,
                Message.Place.file(path.toString())));
    }
}
