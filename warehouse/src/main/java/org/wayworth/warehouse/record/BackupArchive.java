package org.wayworth.warehouse.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/**
 * A backup as a file: a ZIP archive that any program can open, whose comment is the hash of every byte before it. So a bit
 * that was changed anywhere is noticed, also where it changes no member; and each member has its hash in the list of
 * contents, so that an archive that was put together anew is believed only as far as its members are the recorded ones.
 */
final class BackupArchive implements AutoCloseable {

    private static final String MARK = "wayworth-backup ";
    private static final String COMMENT = MARK + "1 sha256:";
    private static final int HASH_LENGTH = 64;
    static final int COMMENT_LENGTH = COMMENT.length() + HASH_LENGTH;
    private static final Pattern WRITTEN = Pattern.compile(MARK + "([0-9]+) sha256:([0-9a-f]{64})");

    /** A list of a million files has 200 MB; what unpacks to more is none. */
    private static final int LONGEST_LIST = 256 << 20;

    private static final int BLOCK = 1 << 20;

    private final Path file;
    private final ZipFile zip;
    private final BackupContents contents;

    private BackupArchive(Path file, ZipFile zip, BackupContents contents) {
        this.file = file;
        this.zip = zip;
        this.contents = contents;
    }

    /** As long as the comment that {@link #seal} writes over it. */
    static String room() {
        return " ".repeat(COMMENT_LENGTH);
    }

    /** Writes the hash of all that is before it into the comment, and brings the file to disk. */
    static void seal(Path file) throws IOException {
        String hash = hashBeforeComment(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap((COMMENT + hash).getBytes(StandardCharsets.US_ASCII));
            long at = channel.size() - COMMENT_LENGTH;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
            channel.force(true);
        }
    }

    private static String hashBeforeComment(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        long left = Files.size(file) - COMMENT_LENGTH;
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] block = new byte[BLOCK];
            while (left > 0) {
                int n = in.read(block, 0, (int) Math.min(block.length, left));
                if (n < 0) {
                    throw new IOException("the file became shorter while it was read");
                }
                left -= n;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether a file says that it is a backup, sound or not. */
    static boolean isOne(Path file) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) > COMMENT_LENGTH
                && comment(file).startsWith(MARK);
    }

    private static String comment(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(Math.max(0, channel.size() - COMMENT_LENGTH));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** @throws Refused when it is damaged, of another version, or no backup at all */
    static BackupArchive open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw BackupContents.damaged(file, Files.exists(file) ? "no ordinary file" : "no file");
        }
        Matcher written = WRITTEN.matcher(comment(file));
        if (Files.size(file) <= COMMENT_LENGTH || !written.matches()) {
            throw BackupContents.damaged(file, "a file that does not end as a backup does");
        }
        if (!written.group(1).equals("1")) {
            throw new Refused(Message.of(
                    Code.BACKUP_VERSION,
                    "the backup must be of a form that this version of Wayworth knows: 1",
                    written.group(1),
                    Message.Place.file(file.toString())));
        }
        if (!written.group(2).equals(hashBeforeComment(file))) {
            throw BackupContents.damaged(file, "changed bytes");
        }
        try {
            return opened(file, new ZipFile(file.toFile()));
        } catch (ZipException e) {
            throw BackupContents.damaged(file, "no archive: " + e.getMessage());
        }
    }

    private static BackupArchive opened(Path file, ZipFile zip) throws IOException {
        try {
            ZipEntry list = zip.getEntry(BackupContents.NAME);
            if (list == null) {
                throw BackupContents.damaged(file, "no list of contents");
            }
            BackupContents contents = BackupContents.read(file, list(file, zip, list));
            Set<String> names = new HashSet<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!names.add(entry.getName())) {
                    throw BackupContents.damaged(file, "two files called " + entry.getName());
                }
            }
            names.remove(BackupContents.NAME);
            if (!names.equals(contents.members().keySet())) {
                throw BackupContents.damaged(
                        file, other(names, contents.members().keySet()));
            }
            return new BackupArchive(file, zip, contents);
        } catch (RuntimeException | IOException e) {
            zip.close();
            throw e;
        }
    }

    private static byte[] list(Path file, ZipFile zip, ZipEntry list) throws IOException {
        try (InputStream in = zip.getInputStream(list)) {
            byte[] bytes = in.readNBytes(LONGEST_LIST);
            if (in.read() >= 0) {
                throw BackupContents.damaged(file, "a list of contents without an end");
            }
            return bytes;
        } catch (ZipException e) {
            throw BackupContents.damaged(file, "a list of contents that cannot be unpacked");
        }
    }

    private static String other(Set<String> found, Set<String> listed) {
        Set<String> missing = new HashSet<>(listed);
        missing.removeAll(found);
        Set<String> additional = new HashSet<>(found);
        additional.removeAll(listed);
        return missing.isEmpty()
                ? "a file that the list of contents does not name: "
                        + additional.iterator().next()
                : "no " + missing.iterator().next();
    }

    BackupContents contents() {
        return contents;
    }

    /** Unpacks one member, and no byte more than it may have. @throws Refused when it is not the recorded one */
    void unpack(String name, OutputStream out) throws IOException {
        BackupContents.Member member = contents.members().get(name);
        ZipEntry entry = zip.getEntry(name);
        if (member == null || entry == null) {
            throw new IllegalArgumentException("the backup has no member " + name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Disk.Copied copied = Disk.copy(new Limited(in, member.bytes() + 1), out);
            if (copied.bytes() != member.bytes() || !copied.sha256().equals(member.sha256())) {
                throw BackupContents.damaged(file, "other bytes in " + name);
            }
        } catch (ZipException e) {
            throw BackupContents.damaged(file, "bytes that cannot be unpacked in " + name);
        }
    }

    InputStream stream(String name) throws IOException {
        return zip.getInputStream(zip.getEntry(name));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Ends early, so that a small archive cannot fill a disk. */
    private static final class Limited extends InputStream {

        private final InputStream in;
        private long left;

        Limited(InputStream in, long most) {
            this.in = in;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int read = left > 0 ? in.read() : -1;
            left -= read >= 0 ? 1 : 0;
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = left > 0 ? in.read(bytes, from, (int) Math.min(length, left)) : -1;
            left -= Math.max(0, read);
            return read;
        }
    }
}
