package org.wayworth.warehouse.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/**
 * Every imported file as it came, under the hash of its bytes: written once, on disk before anything refers to it.
 *
 * <p>Files are staged first, in the folder of what need not outlive this program, and get their place under {@code raw/}
 * when all of an import is known to be sound. So what a refused or killed import leaves lies outside {@code raw/}, and
 * nothing under {@code raw/} ever needs to be deleted because no import refers to it.
 */
public final class RawStore {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final Path staging;

    RawStore(Path folder, Path staging) {
        this.folder = folder;
        this.staging = staging;
    }

    /** A file whose bytes are on disk, staged or stored. */
    public record Stored(String sha256, long bytes, Path path) {}

    /**
     * Copies a file in. On return its bytes are on disk, but not yet under {@code raw/}.
     *
     * @throws IOException when the source cannot be read or the disk is full
     */
    public Stored stage(InputStream source) throws IOException {
        Files.createDirectories(staging);
        Path part = Files.createTempFile(staging, "part-", "");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            Disk.Copied copied = Disk.copy(source, out);
            channel.force(true);
            return new Stored(copied.sha256(), copied.bytes(), part);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /**
     * Gives staged files their place. On return their names are on disk.
     *
     * @return hashes that were not stored before: what {@link #forget} may take back
     */
    public Set<String> keep(Collection<Stored> staged) throws IOException {
        Set<String> fresh = new TreeSet<>();
        for (Stored file : staged) {
            Path path = folder.resolve(file.sha256());
            if (!Files.exists(path)) {
                fresh.add(file.sha256());
            }
            if (Files.exists(file.path())) {
                // Over an old copy as well: equal hashes are equal bytes, and these are known to be good.
                Files.move(file.path(), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Disk.sync(folder);
        return fresh;
    }

    /** Takes back what {@link #keep} of this program stored for an import that was not recorded. */
    public void forget(Set<String> fresh) throws IOException {
        for (String sha256 : fresh) {
            Files.deleteIfExists(folder.resolve(sha256));
        }
    }

    /** Removes staged files that got no place. */
    public void discard(Collection<Stored> staged) throws IOException {
        for (Stored file : staged) {
            Files.deleteIfExists(file.path());
        }
    }

    /**
     * Puts a good copy in the place of a stored file that is gone or damaged.
     *
     * @return whether it was
     */
    public boolean heal(Stored staged) throws IOException {
        if (state(staged.sha256()) == State.SOUND) {
            return false;
        }
        keep(Set.of(staged));
        return true;
    }

    /** How a stored file is. */
    public enum State {
        SOUND,
        DAMAGED,
        GONE
    }

    /** Reads the whole file. */
    public State state(String sha256) throws IOException {
        Path path = folder.resolve(sha256);
        if (!Files.isRegularFile(path)) {
            return State.GONE;
        }
        return Disk.sha256(path).equals(sha256) ? State.SOUND : State.DAMAGED;
    }

    /** Size of a stored file; −1 when it is gone. */
    long bytes(String sha256) throws IOException {
        Path path = folder.resolve(sha256);
        return Files.isRegularFile(path) ? Files.size(path) : -1;
    }

    /** Where a stored file lies, whether it is there or not. */
    public Path path(String sha256) {
        return folder.resolve(sha256);
    }

    /** Hashes of all that is stored. */
    public Set<String> stored() throws IOException {
        Set<String> hashes = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> HASH.matcher(name).matches())
                        .forEach(hashes::add);
            }
        }
        return hashes;
    }

    /** @throws Refused when the file is gone or its bytes have changed */
    public Path verified(String sha256, String fileName) {
        Path path = folder.resolve(sha256);
        try {
            return switch (state(sha256)) {
                case SOUND -> path;
                case GONE -> throw damaged(Code.RAW_MISSING, path, fileName, "no file");
                case DAMAGED -> throw damaged(Code.RAW_DAMAGED, path, fileName, "changed bytes");
            };
        } catch (IOException e) {
            throw damaged(Code.RAW_DAMAGED, path, fileName, "unreadable: " + e.getMessage());
        }
    }

    private static Refused damaged(Code code, Path path, String fileName, String found) {
        return new Refused(Message.of(
                code,
                "the stored bytes of " + fileName + " must be as imported",
                found,
                Message.Place.file(path.toString())));
    }
}
