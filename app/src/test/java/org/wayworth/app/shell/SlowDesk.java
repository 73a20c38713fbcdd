package org.wayworth.app.shell;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.wayworth.app.analysis.Asked;

/** A desk whose answers are not there yet when they are first asked for: pages bring them by swap. */
final class SlowDesk extends FixtureDesk {

    /** The horizon whose question is being worked on at first. */
    static final String SLOW = "400";

    private final AtomicInteger looks = new AtomicInteger();

    SlowDesk() {
        super(false);
    }

    /** From now on the next look, and only that, finds nothing. */
    void forget() {
        looks.set(0);
    }

    @Override
    public Asked known(String analysis) {
        return looks.getAndIncrement() < cards().size() ? new Asked.Working(1) : super.known(analysis);
    }

    @Override
    public CompletionStage<Asked> ask(String analysis, Map<String, String> options, Duration patience) {
        if (SLOW.equals(options.get("horizon-days")) && looks.getAndIncrement() == 0) {
            return CompletableFuture.completedFuture(new Asked.Working(0));
        }
        return super.ask(analysis, options, patience);
    }
}
