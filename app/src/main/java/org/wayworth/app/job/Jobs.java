package org.wayworth.app.job;

import java.util.List;
import java.util.Optional;
import org.wayworth.store.job.Job;

/** What pages need of long work. */
public interface Jobs {

    /** Nothing is at work. */
    Jobs NONE = new Jobs() {
        @Override
        public List<Standing> atHand() {
            return List.of();
        }

        @Override
        public Optional<Standing> look(long id) {
            return Optional.empty();
        }

        @Override
        public List<Job> ended(int most) {
            return List.of();
        }

        @Override
        public boolean cancel(long id, String why) {
            return false;
        }
    };

    /** Those that have not ended: what is worked on first, then in the order in which they come. */
    List<Standing> atHand();

    /** Where a job stands, for somebody who waits for it; empty once it has ended. */
    Optional<Standing> look(long id);

    /** The latest that have ended, the last first. */
    List<Job> ended(int most);

    /** Ends a job. @param why in a sentence, for those who wait for it @return false where it has ended already */
    boolean cancel(long id, String why);
}
