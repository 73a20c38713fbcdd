package org.wayworth.warehouse;

import java.util.List;
import java.util.Map;
import org.wayworth.warehouse.message.Code;

/**
 * What an import did. read = loaded + rejected, for each file and in all.
 *
 * @param files in the order in which they were loaded
 * @param ignored files that the mapping leaves out, with its reason
 * @param notes what a careful reader should know
 * @param coverage what all that is in the folder can say now
 * @param dataVersion the state of the data now
 */
public record ImportResult(
        List<Loaded> files, List<Ignored> ignored, List<String> notes, Coverage coverage, String dataVersion) {

    public ImportResult {
        files = List.copyOf(files);
        ignored = List.copyOf(ignored);
        notes = List.copyOf(notes);
    }

    /**
     * One file.
     *
     * @param rejected records that do not fit
     * @param leftOut records that the mapping's {@code when:} leaves out
     * @param updated how many of the loaded records replaced what an earlier one said
     * @param rejectedBy records by rule
     * @param encoding as read
     * @param alreadyImportedAt when the same bytes came in with the same mapping (ISO 8601, UTC); empty when they are new
     */
    public record Loaded(
            String loadId,
            String fileName,
            long read,
            long loaded,
            long rejected,
            long leftOut,
            long updated,
            Map<Code, Long> rejectedBy,
            String encoding,
            String alreadyImportedAt) {
        public Loaded {
            rejectedBy = Map.copyOf(rejectedBy);
            if (read != loaded + rejected + leftOut) {
                throw new IllegalStateException("read must equal loaded + rejected + left out, not " + read + " and "
                        + loaded + " + " + rejected + " + " + leftOut);
            }
        }

        public boolean isNew() {
            return alreadyImportedAt.isEmpty();
        }
    }

    /** A file that the mapping leaves out. */
    public record Ignored(String fileName, String reason) {}

    public long read() {
        return files.stream().filter(Loaded::isNew).mapToLong(Loaded::read).sum();
    }

    public long loaded() {
        return files.stream().filter(Loaded::isNew).mapToLong(Loaded::loaded).sum();
    }

    public long rejected() {
        return files.stream().filter(Loaded::isNew).mapToLong(Loaded::rejected).sum();
    }

    /** Records that the mapping's {@code when:} leaves out. */
    public long leftOut() {
        return files.stream().filter(Loaded::isNew).mapToLong(Loaded::leftOut).sum();
    }

    /** Whether anything was loaded. */
    public boolean changedAnything() {
        return files.stream().anyMatch(Loaded::isNew);
    }
}
