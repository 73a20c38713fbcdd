package org.wayworth.app.desk;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wayworth.app.analysis.Asked;
import org.wayworth.warehouse.Faults;
import org.wayworth.warehouse.message.Refused;

/** Why a question could not be worked out, for people; the details go to the log. */
final class FailureWords {

    private static final Logger LOG = LoggerFactory.getLogger(FailureWords.class);
    private static final int REFERENCE_LENGTH = 8;

    private FailureWords() {}

    static Asked.Failed of(String question, @Nullable Throwable cause) {
        String reference = UUID.randomUUID().toString().substring(0, REFERENCE_LENGTH);
        LOG.error("{} while asking {}", reference, question, cause);
        return new Asked.Failed(reason(cause), reference);
    }

    private static String reason(@Nullable Throwable cause) {
        if (cause instanceof Refused refused) {
            return refused.reason().toString();
        }
        if (cause instanceof OutOfMemoryError) {
            return "There was not enough memory for it. Nothing was changed. Ask with fewer resamples or about a shorter"
                    + " time, or start Wayworth with more memory (--memory 4G).";
        }
        if (cause instanceof UncheckedIOException) {
            return "The disk or a file did not answer. Nothing was changed. Check the data folder's permissions and its"
                    + " free space, then ask again.";
        }
        Optional<Refused> outside = cause == null ? Optional.empty() : Faults.of(cause, Path.of("the data folder"));
        if (outside.isPresent()) {
            return outside.get().reason().toString();
        }
        return "This is a defect of Wayworth, not of your data. Nothing was changed. The server's log has the details"
                + " under the reference below: please report them.";
    }
}
