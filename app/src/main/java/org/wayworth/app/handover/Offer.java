package org.wayworth.app.handover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * What a running server leaves in its data folder for the commands of the same user: where it is, and a secret that only
 * who may read the folder's files can know. It is made anew at each start, and lies under {@code tmp/}, which no backup
 * holds and the next start sweeps.
 *
 * @param address "http://127.0.0.1:8080"
 * @param secret see {@link Handing}
 * @param process the number of the server's process
 */
public record Offer(String address, String secret, long process) {

    private static final String FILE = "serving";
    private static final String OWNER_ONLY = "rw-------";
    private static final int LINES = 3;

    /** An offer of this process. */
    public static Offer of(String address, Handing handing) {
        return new Offer(address, handing.secret(), ProcessHandle.current().pid());
    }

    /** Leaves it in the folder, readable for its owner alone. */
    public void leave(Path folder) {
        Path fresh = place(folder).resolveSibling(FILE + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, ownerOnly(fresh));
            Files.write(
                    fresh,
                    List.of(address, secret, String.valueOf(process)),
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(fresh, place(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Takes back what {@link #leave} left. */
    public static void withdraw(Path folder) {
        try {
            Files.deleteIfExists(place(folder));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The offer of the process that holds the folder; empty where there is none, or only that of one that has ended. */
    static Optional<Offer> in(Path folder) {
        try {
            List<String> lines = Files.readAllLines(place(folder), StandardCharsets.US_ASCII);
            String holder = Files.readString(folder.resolve("lock"), StandardCharsets.ISO_8859_1)
                    .strip();
            return lines.size() == LINES && lines.get(2).equals(holder)
                    ? Optional.of(new Offer(lines.get(0), lines.get(1), Long.parseLong(holder)))
                    : Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path place(Path folder) {
        return folder.resolve("tmp").resolve(FILE);
    }

    /** Where the file system knows no such permissions, those of the folder hold. */
    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
    }

    /** Without the secret: it must not get into a log. */
    @Override
    public String toString() {
        return "Offer of process " + process + " at " + address;
    }
}
