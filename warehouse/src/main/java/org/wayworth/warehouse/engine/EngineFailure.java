package org.wayworth.warehouse.engine;

import java.util.regex.Pattern;

/** The database could not do what was asked: wrong SQL, no memory left, no room left, a damaged file. */
public final class EngineFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** How DuckDB begins what it says of a file that it cannot trust, and of itself once it gave up on one. */
    private static final Pattern DAMAGE =
            Pattern.compile("^(DuckDB could not [^:]*: )?(TransactionContext Error: Failed to commit: )?"
                    + "((IO|FATAL|INTERNAL|Serialization) Error\\b|.*database has been invalidated)");

    /** Faults of reading and writing that say nothing of the file's content. */
    private static final Pattern OUTSIDE =
            Pattern.compile("(?i)permission denied|could not set lock|too many open files");

    private static final Pattern MEMORY = Pattern.compile("Out of Memory Error|failed to allocate|could not allocate");

    private static final Pattern FULL = Pattern.compile("(?i)no space left|quota exceeded|disk is full");

    public EngineFailure(String message, Throwable cause) {
        super(message, cause);
    }

    public EngineFailure(String message) {
        super(message);
    }

    /** Whether what was asked needs more memory than the database was given. */
    public boolean isOutOfMemory() {
        return MEMORY.matcher(said()).find();
    }

    /** Whether there is no room on the disk. */
    public boolean isDiskFull() {
        return FULL.matcher(said()).find();
    }

    /** Whether the file, or what this program made of it in memory, can no longer be trusted: it must be rebuilt. */
    public boolean isDamage() {
        String said = said();
        return !isDiskFull()
                && !isOutOfMemory()
                && !OUTSIDE.matcher(said).find()
                && DAMAGE.matcher(said).find();
    }

    /** Without the statement, which may hold anything. */
    public String said() {
        return String.valueOf(getMessage()).lines().findFirst().orElse("");
    }
}
