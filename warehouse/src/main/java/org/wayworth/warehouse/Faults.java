package org.wayworth.warehouse;

import java.io.IOException;
import java.nio.file.Path;
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
            if (cause instanceof EngineFailure engine && engine.isOutOfMemory()) {
                return Optional.of(memory(cause, folder));
            }
            if (cause instanceof OutOfMemoryError) {
                return Optional.of(memory(cause, folder));
            }
            if (cause instanceof EngineFailure engine && (engine.isDiskFull() || engine.isDamage())) {
                return Optional.of(engine(engine, folder));
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

    static Refused memory(Throwable failure, Path folder) {
        String said = failure instanceof EngineFailure engine ? engine.said() : String.valueOf(failure.getMessage());
        Refused refused = new Refused(Message.of(
                Code.MEMORY_SHORT,
                "the program must have memory for what it is asked",
                said,
                Message.Place.file(folder.toString())));
        refused.initCause(failure);
        return refused;
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
