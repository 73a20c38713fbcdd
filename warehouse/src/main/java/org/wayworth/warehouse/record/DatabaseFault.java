package org.wayworth.warehouse.record;

import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/** What SQLite and PostgreSQL say when they fail, as a refusal that says what is safe and what to do. */
public final class DatabaseFault {

    private static final int PRIMARY_CODE = 0xFF;

    private DatabaseFault() {}

    /** @param what could not be done, as a sentence without a full stop; for faults that have no words of their own */
    public static Refused refused(String what, SQLException failure) {
        Refused refused = worded(what, failure);
        refused.initCause(failure);
        return refused;
    }

    /** A failure of the operational database; empty for one of our own statements, and for any other failure. */
    public static Optional<Refused> of(Throwable failure) {
        return failure instanceof SQLException sql && isOutside(sql)
                ? Optional.of(refused("nothing was changed", sql))
                : Optional.empty();
    }

    private static boolean isOutside(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                ? sqlite.getResultCode() != SQLiteErrorCode.SQLITE_ERROR
                        && (sqlite.getResultCode().code & PRIMARY_CODE) != SQLiteErrorCode.SQLITE_CONSTRAINT.code
                : String.valueOf(failure.getSQLState()).matches("(08|28|3D|53|57|58|XX).*");
    }

    private static Refused worded(String what, SQLException failure) {
        Message.Place place = Message.Place.file("the operational database");
        String found = first(failure);
        if (!(failure instanceof SQLiteException sqlite)) {
            return of(Code.DATABASE_AWAY, "the operational database must answer; " + what, found, place);
        }
        int primary = sqlite.getResultCode().code & PRIMARY_CODE;
        if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return of(Code.MANIFEST_DAMAGED, "wayworth.db must be a sound SQLite database", found, place);
        }
        if (primary == SQLiteErrorCode.SQLITE_ERROR.code) {
            return of(Code.MANIFEST_DAMAGED, "wayworth.db must hold the tables that Wayworth makes", found, place);
        }
        if (primary == SQLiteErrorCode.SQLITE_FULL.code
                || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE
                || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_WRITE
                || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMMAP) {
            return of(Code.DISK_FULL, "the disk must have room for wayworth.db; " + what, found, place);
        }
        if (primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || primary == SQLiteErrorCode.SQLITE_PERM.code) {
            return of(Code.FOLDER_PERMISSION, "wayworth.db must be readable and writable; " + what, found, place);
        }
        return of(Code.DISK_FAILED, "wayworth.db must be readable and writable; " + what, found, place);
    }

    static Refused of(Code code, String must, String found, Message.Place place) {
        return new Refused(Message.of(code, must, found, place));
    }

    private static String first(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
