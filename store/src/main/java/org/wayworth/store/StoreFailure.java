package org.wayworth.store;

import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The operational database failed for a reason that lies outside of this program, or is not as this program left it. */
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int PRIMARY_CODE = 0xFF;

    /** What happened to it. */
    public enum Kind {
        /** A server does not answer, or not as asked. */
        AWAY,
        /** The file is none of SQLite's, or its pages contradict each other. */
        DAMAGED,
        /** The file is sound and does not hold what the statement needs. */
        OTHER_TABLES,
        /** Its history of migrations is not ours. */
        OTHER_HISTORY,
        /** A newer version of this program has migrated it. */
        NEWER,
        DISK_FULL,
        NO_PERMISSION,
        /** The disk fails, in another way. */
        DISK_FAILED
    }

    private final Kind kind;
    private final String said;

    StoreFailure(Kind kind, String said, Throwable cause) {
        super(said, cause);
        this.kind = kind;
        this.said = said;
    }

    StoreFailure(Kind kind, String said) {
        super(said);
        this.kind = kind;
        this.said = said;
    }

    StoreFailure(SQLException failure) {
        this(
                kind(failure),
                String.valueOf(failure.getMessage()).lines().findFirst().orElse(""),
                failure);
    }

    public Kind kind() {
        return kind;
    }

    /** The first line of what the database said. */
    public String said() {
        return said;
    }

    /** The failure of the database in a chain of causes, whatever it is; empty where there is none. */
    public static Optional<StoreFailure> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreFailure store) {
                return Optional.of(store);
            }
            if (cause instanceof SQLException sql) {
                return Optional.of(new StoreFailure(sql));
            }
        }
        return Optional.empty();
    }

    /** The failure itself, of the database and not of one of our statements; empty otherwise. */
    public static Optional<StoreFailure> fromOutside(Throwable failure) {
        if (failure instanceof StoreFailure store) {
            return Optional.of(store);
        }
        return failure instanceof SQLException sql && isOutside(sql)
                ? Optional.of(new StoreFailure(sql))
                : Optional.empty();
    }

    private static boolean isOutside(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                ? sqlite.getResultCode() != SQLiteErrorCode.SQLITE_ERROR
                        && (sqlite.getResultCode().code & PRIMARY_CODE) != SQLiteErrorCode.SQLITE_CONSTRAINT.code
                : String.valueOf(failure.getSQLState()).matches("(08|28|3D|53|57|58|XX).*");
    }

    private static Kind kind(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return Kind.AWAY;
        }
        int primary = sqlite.getResultCode().code & PRIMARY_CODE;
        if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return Kind.DAMAGED;
        }
        if (primary == SQLiteErrorCode.SQLITE_ERROR.code) {
            return Kind.OTHER_TABLES;
        }
        if (primary == SQLiteErrorCode.SQLITE_FULL.code
                || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE
                || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_WRITE
                || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMMAP) {
            return Kind.DISK_FULL;
        }
        return primary == SQLiteErrorCode.SQLITE_READONLY.code
                        || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
                        || primary == SQLiteErrorCode.SQLITE_PERM.code
                ? Kind.NO_PERMISSION
                : Kind.DISK_FAILED;
    }
}
