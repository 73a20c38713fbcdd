package org.wayworth.kernel.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Fault: work in blocks ends when its caller is interrupted, and later work is not touched. */
@DisplayName("fault: interrupted work in blocks")
class InterruptedBlocksTest {

    private static final int BLOCKS = 10_000;

    @Test
    void blocksThatHaveNotBegunAreDropped() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        FutureTask<List<Integer>> task = new FutureTask<>(() -> Blocks.map(BLOCKS, i -> {
            begun.countDown();
            awaitUninterrupted(open);
            return done.incrementAndGet();
        }));
        Thread caller = new Thread(task);
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join();
        open.countDown();

        assertThatThrownBy(task::get).hasCauseInstanceOf(CancellationException.class);
        assertThat(Blocks.map(4, i -> i)).as("later work").containsExactly(0, 1, 2, 3);
        assertThat(done.get()).as("blocks that were worked on").isLessThan(BLOCKS / 10);
    }

    @Test
    void anInterruptedCallerBeginsNothing() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Blocks.map(2, i -> i)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        boolean isInterrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException interrupted) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
