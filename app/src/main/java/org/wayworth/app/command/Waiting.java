package org.wayworth.app.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wayworth.app.job.TimeWords;
import org.wayworth.store.job.Stage;

/**
 * What a command is doing while it takes long, on the error stream: on a terminal one line that is rewritten and gone at the
 * end; in a pipe or a file a line now and then, when there is something new to say. Nothing of what takes a second.
 */
final class Waiting implements Consumer<Stage>, AutoCloseable {

    /** Whether the error stream is a terminal; the launcher says so, since Java 17 cannot tell. */
    private static final String IS_TERMINAL = "wayworth.terminal";

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** Between two lines that stay. */
    private static final long QUIET_SECONDS = 3;

    private static final String LINE_BEGIN = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean isTerminal;
    private final Optional<Duration> usual;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "waiting");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ScheduledFuture<?> ticking;
    private long seconds;
    private long lastAt;
    private String told = "";
    private Stage stage = Stage.NONE;

    /** @param usual how long it usually takes, where that is known */
    static Waiting on(PrintWriter err, Optional<Duration> usual) {
        Waiting waiting = new Waiting(err, Boolean.getBoolean(IS_TERMINAL), usual);
        waiting.ticking = waiting.clock.scheduleWithFixedDelay(
                waiting::second, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return waiting;
    }

    Waiting(PrintWriter err, boolean isTerminal, Optional<Duration> usual) {
        this.err = err;
        this.isTerminal = isTerminal;
        this.usual = usual;
    }

    @Override
    public synchronized void accept(Stage now) {
        stage = now;
    }

    /** Another second has passed. */
    synchronized void second() {
        seconds++;
        String text = stage.text();
        if (text.isEmpty()) {
            return;
        }
        String line = Terminal.visible("  \u2026 " + text + " \u00b7 " + TimeWords.exactly(Duration.ofSeconds(seconds))
                + usual.map(time -> ", usually " + TimeWords.about(time)).orElse(""));
        if (isTerminal) {
            err.print(LINE_BEGIN + line);
            err.flush();
        } else if (seconds - lastAt >= QUIET_SECONDS && !text.equals(told)) {
            lastAt = seconds;
            told = text;
            err.println(line);
        }
    }

    /** A line that stays. */
    synchronized void say(String line) {
        clear();
        err.println(line);
    }

    private void clear() {
        if (isTerminal && seconds > 0) {
            err.print(LINE_BEGIN);
            err.flush();
        }
    }

    @Override
    public void close() {
        if (ticking != null) {
            ticking.cancel(false);
        }
        clock.shutdownNow();
        synchronized (this) {
            clear();
            seconds = 0;
            stage = Stage.NONE;
        }
    }
}
