package org.wayworth.programme.subject;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What became of an edit. */
public sealed interface Saved {

    /** It is on record, or was already: a save that changes nothing makes no version. */
    record Done(Version version) implements Saved {
        @Override
        public <T> T fold(Function<Done, T> done, Function<Conflict, T> conflict, Function<Wrong, T> wrong) {
            return done.apply(this);
        }
    }

    /**
     * Someone else had saved another version meanwhile. Both texts are on record; theirs is current, this one is set aside.
     *
     * @param yours what was to be saved
     */
    record Conflict(Version current, Version yours) implements Saved {
        @Override
        public <T> T fold(Function<Done, T> done, Function<Conflict, T> conflict, Function<Wrong, T> wrong) {
            return conflict.apply(this);
        }
    }

    /** Nothing was saved. @param texts what was to be saved, for the form */
    record Wrong(List<Fault> faults, Map<String, List<String>> texts) implements Saved {
        public Wrong {
            faults = List.copyOf(faults);
        }

        @Override
        public <T> T fold(Function<Done, T> done, Function<Conflict, T> conflict, Function<Wrong, T> wrong) {
            return wrong.apply(this);
        }
    }

    <T> T fold(Function<Done, T> done, Function<Conflict, T> conflict, Function<Wrong, T> wrong);
}
