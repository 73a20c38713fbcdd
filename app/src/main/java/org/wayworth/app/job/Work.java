package org.wayworth.app.job;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wayworth.store.job.Stage;

/** Work that may take a while, and how those who wait for it hear what became of it. */
public interface Work {

    /** Does it; ends early, with any exception, once it is asked to stop. @param stages hears what is being done */
    Ending work(Stop stop, Consumer<Stage> stages);

    /** It is done, and the record says so. */
    void done();

    /** Why it could not be done, in sentences. */
    String reason(@Nullable Throwable cause);

    /** It could not be done, and the record says why. */
    void failed();

    /** Somebody ended it, or it was dropped. @param why in a sentence */
    void cancelled(String why);

    /** How often something became known that those who wait should see, before the end. */
    default int news() {
        return 0;
    }

    /** Whether it can be stopped and begun again later, so that others need not wait for it. */
    boolean isRepeatable();
}
