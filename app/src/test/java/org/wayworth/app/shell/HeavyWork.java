package org.wayworth.app.shell;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wayworth.app.job.Ending;
import org.wayworth.app.job.Stop;
import org.wayworth.app.job.Work;
import org.wayworth.store.job.Stage;

/** Work that ends when it is stopped, and not before. */
final class HeavyWork implements Work {
    final CountDownLatch begun = new CountDownLatch(1);
    final CompletableFuture<String> end = new CompletableFuture<>();

    @Override
    public Ending work(Stop stop, Consumer<Stage> stages) {
        stages.accept(new Stage("counting <stars>", 3, 11));
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        throw new IllegalStateException("it waits for good");
    }

    @Override
    public void done() {
        end.complete("done");
    }

    @Override
    public String reason(@Nullable Throwable cause) {
        return "It failed.";
    }

    @Override
    public void failed() {
        end.complete("failed");
    }

    @Override
    public void cancelled(String why) {
        end.complete(why);
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }
}
