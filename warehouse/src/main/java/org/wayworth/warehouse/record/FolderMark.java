package org.wayworth.warehouse.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a data folder knows of its operational database without asking it: a lost, emptied, older or foreign database is
 * told from a new one by this.
 *
 * @param identity written into the operational database too
 * @param imports that the manifest held at least
 * @param dataVersion after the last of them
 */
record FolderMark(String identity, int imports, String dataVersion) {

    static final String FILE = "record.txt";

    private static final String HEAD =
            "# Written by Wayworth: which operational database belongs to this folder. Not to"
                    + " be edited; part of every backup.\n";

    static FolderMark fresh() {
        return new FolderMark(UUID.randomUUID().toString().replace("-", ""), 0, "");
    }

    FolderMark at(List<Manifest.Batch> batches) {
        return batches.isEmpty()
                ? new FolderMark(identity, 0, "")
                : new FolderMark(
                        identity,
                        batches.size(),
                        batches.get(batches.size() - 1).dataVersion());
    }

    /** Empty when an earlier version made the folder, or the file's own check does not hold. */
    static Optional<FolderMark> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        // Latin-1 reads any byte, so that a damaged file is found by its check.
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            int colon = line.indexOf(": ");
            if (colon > 0 && !line.startsWith("#")) {
                values.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        String imports = values.getOrDefault("imports", "");
        if (!imports.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        FolderMark mark = new FolderMark(
                values.getOrDefault("identity", ""),
                Integer.parseInt(imports),
                values.getOrDefault("data_version", ""));
        return mark.check().equals(values.get("check")) ? Optional.of(mark) : Optional.empty();
    }

    private String check() {
        return Sha256.of(List.of(identity, Integer.toString(imports), dataVersion))
                .substring(0, 16);
    }

    /** In one step: beside, on disk, renamed. */
    void write(Path folder) throws IOException {
        Path beside = folder.resolve(FILE + ".new");
        String text = HEAD + "identity: " + identity + "\nimports: " + imports + "\ndata_version: " + dataVersion
                + "\ncheck: " + check() + "\n";
        try (FileChannel channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(beside, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        Disk.sync(folder);
    }
}
