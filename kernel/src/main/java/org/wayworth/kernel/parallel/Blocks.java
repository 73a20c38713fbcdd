package org.wayworth.kernel.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;

/**
 * Splits rows, or repetitions, into blocks and works on them on all cores.
 *
 * <p>The blocks are cut by size alone and their results are joined in the order of the blocks, so a sum has the
 * same last digit with one thread as with sixteen. Threads that have nothing to do park; they do not spin.
 *
 * <p>Interrupting the caller ends the work: blocks that have not begun are dropped, and the caller gets a
 * {@link CancellationException}.
 */
public final class Blocks {

    /** Rows in a block: small enough for a few columns to stay in the second-level cache. */
    public static final int ROWS = 2_048;

    /** What to do with the rows {@code from} (included) to {@code to} (excluded). */
    @FunctionalInterface
    public interface Work<T> {
        T on(int from, int to);
    }

    /** One thread a core; the caller waits, parked, or helps when it is one of them. Daemon threads. */
    private static final ForkJoinPool POOL =
            new ForkJoinPool(Runtime.getRuntime().availableProcessors());

    private Blocks() {}

    /**
     * Maps every block of {@code size} rows and joins the results, first block first.
     *
     * @param n rows, above 0
     * @param join may change and return its left argument: every block's result is its own
     */
    public static <T> T reduce(int n, int size, Work<T> work, BinaryOperator<T> join) {
        if (n <= 0 || size <= 0) {
            throw new IllegalArgumentException("rows and block size must be above 0, not " + n + " and " + size);
        }
        int blocks = (n + size - 1) / size;
        List<T> parts = map(blocks, b -> work.on(b * size, (int) Math.min(n, (b + 1L) * size)));
        T sum = parts.get(0);
        for (int b = 1; b < blocks; b++) {
            sum = join.apply(sum, parts.get(b));
        }
        return sum;
    }

    /** The results of {@code work.apply(0) … work.apply(count - 1)}, in that order, worked out on all cores. */
    public static <T> List<T> map(int count, IntFunction<T> work) {
        requireWanted();
        if (count <= 1 || POOL.getParallelism() <= 1) {
            List<T> results = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                requireWanted();
                results.add(work.apply(i));
            }
            return results;
        }
        List<ForkJoinTask<T>> tasks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int index = i;
            tasks.add(POOL.submit(() -> work.apply(index)));
        }
        List<T> results = new ArrayList<>(count);
        for (ForkJoinTask<T> task : tasks) {
            results.add(resultOf(task, tasks));
        }
        return results;
    }

    private static void requireWanted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted between two blocks");
        }
    }

    private static <T> T resultOf(ForkJoinTask<T> task, List<ForkJoinTask<T>> all) {
        try {
            return task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            all.forEach(one -> one.cancel(false));
            CancellationException ended = new CancellationException("interrupted while waiting for a block");
            ended.initCause(interrupted);
            throw ended;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }
}
