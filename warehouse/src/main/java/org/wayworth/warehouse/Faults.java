package org.wayworth.warehouse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.wayworth.warehouse.engine.EngineFailure;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;
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
            if (cause instanceof EngineFailure engine
                    && (engine.isOutOfMemory() || engine.isDiskFull() || engine.isDamage())) {
                return Optional.of(engine(engine, folder));
            }
            if (cause instanceof OutOfMemoryError) {
                return Optional.of(refused(Code.MEMORY_SHORT, String.valueOf(cause.getMessage()), cause, folder));
            }
            Optional<Refused> database = DatabaseFault.of(cause);
            if (database.isPresent()) {
                return database;
            }
            if (cause instanceof IOException io) {
                return Optional.of(DiskFault.refused(folder, io));
            }
        }
        return Optional.empty();
    }

    static Refused engine(EngineFailure failure, Path folder) {
        Code code =
                failure.isOutOfMemory() ? Code.MEMORY_SHORT : failure.isDiskFull() ? Code.DISK_FULL : Code.INDEX_FAILED;
        return refused(code, failure.said(), failure, folder);
    }

    private static Refused refused(Code code, String said, Throwable cause, Path folder) {
        String must = code == Code.DISK_FULL ? "the disk must have room for the analytics database" : code.must();
        Refused refused = new Refused(Message.of(code, must, said, Message.Place.file(folder.toString())));
        refused.initCause(cause);
        return refused;
    }
}
