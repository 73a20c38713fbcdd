package org.wayworth.warehouse;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.wayworth.warehouse.engine.EngineFailure;
import org.wayworth.warehouse.record.DatabaseFault;
import org.wayworth.warehouse.record.DiskFault;

/** Failures of disks and databases, whatever library they come through, as refusals in our words. */
public final class Faults {

    private Faults() {}

    /**
     * @param folder to be named where the failure names no file
     * @return empty when the failure is neither of a disk nor of a database, and then it is a defect
     */
    public static Optional<Refused> of(Throwable failure, Path folder) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return Optional.of(refused);
            }
            if (cause instanceof EngineFailure engine && (engine.isDiskFull() || engine.isDamage())) {
                return Optional.of(engine(engine, folder));
            }
            if (cause instanceof SQLException sql && isOfTheOperationalDatabase(sql)) {
                return Optional.of(DatabaseFault.refused("nothing was changed", sql));
            }
            if (cause instanceof IOException io && !(io instanceof NoSuchFileException)) {
                return Optional.of(DiskFault.refused(folder, io));
            }
        }
        return Optional.empty();
    }

    /** DuckDB's failures come as {@link EngineFailure}; a wrong statement of ours is no fault of a database. */
    private static boolean isOfTheOperationalDatabase(SQLException failure) {
        return failure instanceof org.sqlite.SQLiteException sqlite
                ? sqlite.getResultCode() != org.sqlite.SQLiteErrorCode.SQLITE_ERROR
                        && sqlite.getResultCode() != org.sqlite.SQLiteErrorCode.SQLITE_CONSTRAINT
                : String.valueOf(failure.getSQLState()).matches("(08|28|3D|53|57|58|XX).*");
    }

    static Refused engine(EngineFailure failure, Path folder) {
        Refused refused = new Refused(Message.of(
                failure.isDiskFull() ? Code.DISK_FULL : Code.INDEX_FAILED,
                failure.isDiskFull()
                        ? "the disk must have room for the analytics database"
                        : "the analytics database must answer, or be rebuilt from the raw files",
                failure.said(),
                Message.Place.file(folder.toString())));
        refused.initCause(failure);
        return refused;
    }
}
