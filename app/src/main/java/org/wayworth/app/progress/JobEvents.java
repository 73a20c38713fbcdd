package org.wayworth.app.progress;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.util.HtmlUtils;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.job.Standing;

/**
 * How a job goes on, as server-sent events: a line of text whenever it changes, {@code news} when the page should be looked
 * at again, {@code ended} at the end. Whoever listens waits for the job.
 */
@Controller
class JobEvents implements DisposableBean {

    /** Further pages look again by themselves, less often. */
    private static final int MOST_LISTENERS = 100;

    private static final long EVERY_MILLISECONDS = 1_000;
    private static final long LONGEST_MILLISECONDS = TimeUnit.MINUTES.toMillis(30);
    private static final int THREADS = 4;

    private final AnalysisDesk desk;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "job-events");
        thread.setDaemon(true);
        return thread;
    });

    JobEvents(AnalysisDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/data/jobs/{id}/events")
    ResponseEntity<SseEmitter> listen(@PathVariable long id) {
        if (listeners.size() >= MOST_LISTENERS) {
            return ResponseEntity.noContent().build();
        }
        Listener listener = new Listener(id);
        listeners.add(listener);
        clock.execute(listener);
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(listener.emitter);
    }

    /** Before the server waits for its answers to be finished: these would go on for as long as the jobs. */
    @EventListener(ContextClosedEvent.class)
    void closing() {
        listeners.forEach(listener -> listener.emitter.complete());
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }

    private final class Listener implements Runnable {
        private final long job;
        private final SseEmitter emitter = new SseEmitter(LONGEST_MILLISECONDS);
        private volatile @Nullable ScheduledFuture<?> next;
        private String told = "";
        private int news = -1;

        Listener(long job) {
            this.job = job;
            emitter.onCompletion(this::ended);
            emitter.onTimeout(emitter::complete);
            emitter.onError(gone -> listeners.remove(this));
        }

        private void ended() {
            listeners.remove(this);
            ScheduledFuture<?> waiting = next;
            if (waiting != null) {
                waiting.cancel(false);
            }
        }

        @Override
        public void run() {
            if (!listeners.contains(this)) {
                return;
            }
            try {
                if (tell()) {
                    next = clock.schedule(this, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
                } else {
                    emitter.complete();
                }
            } catch (IOException | IllegalStateException gone) {
                // Nobody listens any more.
                listeners.remove(this);
                emitter.completeWithError(gone);
            }
        }

        /** @return whether there will be more to tell */
        private boolean tell() throws IOException {
            Optional<Standing> standing = desk.jobs().look(job);
            if (standing.isEmpty()) {
                emitter.send(SseEmitter.event().name("ended").data(""));
                return false;
            }
            Standing now = standing.get();
            if (news >= 0 && now.news() > news) {
                emitter.send(SseEmitter.event().name("news").data(""));
            }
            news = now.news();
            if (!now.text().equals(told)) {
                told = now.text();
                emitter.send(SseEmitter.event().data(HtmlUtils.htmlEscape(told)));
            }
            return true;
        }
    }
}
