package org.wayworth.warehouse.record;

import java.util.Optional;
import java.util.function.Supplier;
import org.wayworth.store.StoreFailure;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/** What SQLite and PostgreSQL say when they fail, as a refusal that says what is safe and what to do. */
public final class DatabaseFault {

    private DatabaseFault() {}

    /**
     * Does something with the operational database.
     *
     * @param what could not be done where it fails, as a sentence without a full stop
     * @throws Refused where the database fails
     */
    static <T> T told(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (Refused refused) {
            throw refused;
        } catch (RuntimeException failure) {
            throw StoreFailure.in(failure)
                    .<RuntimeException>map(store -> refused(what, store))
                    .orElse(failure);
        }
    }

    /** As {@link #told(String, Supplier)}, for what gives nothing back. */
    static void told(String what, Runnable work) {
        told(what, () -> {
            work.run();
            return true;
        });
    }

    /** A failure of the operational database; empty for one of our own statements, and for any other failure. */
    public static Optional<Refused> of(Throwable failure) {
        return StoreFailure.fromOutside(failure).map(store -> refused("nothing was changed", store));
    }

    private static Refused refused(String what, StoreFailure failure) {
        Message.Place place = Message.Place.file("the operational database");
        Refused refused = of(code(failure.kind()), must(what, failure.kind()), failure.said(), place);
        refused.initCause(failure);
        return refused;
    }

    private static Code code(StoreFailure.Kind kind) {
        return switch (kind) {
            case AWAY -> Code.DATABASE_AWAY;
            case DAMAGED, OTHER_TABLES, OTHER_HISTORY -> Code.MANIFEST_DAMAGED;
            case NEWER -> Code.FOLDER_NEWER;
            case DISK_FULL -> Code.DISK_FULL;
            case NO_PERMISSION -> Code.FOLDER_PERMISSION;
            case DISK_FAILED -> Code.DISK_FAILED;
        };
    }

    private static String must(String what, StoreFailure.Kind kind) {
        return switch (kind) {
            case AWAY -> "the operational database must answer; " + what;
            case DAMAGED -> "wayworth.db must be a sound SQLite database";
            case OTHER_TABLES -> "wayworth.db must hold the tables that Wayworth makes";
            case OTHER_HISTORY -> "the operational database must be as Wayworth's migrations made it";
            case NEWER -> "the data folder must not have been used by a newer Wayworth";
            case DISK_FULL -> "the disk must have room for wayworth.db; " + what;
            case NO_PERMISSION, DISK_FAILED -> "wayworth.db must be readable and writable; " + what;
        };
    }

    static Refused of(Code code, String must, String found, Message.Place place) {
        return new Refused(Message.of(code, must, found, place));
    }
}
