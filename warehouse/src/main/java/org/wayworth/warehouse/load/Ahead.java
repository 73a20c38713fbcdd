package org.wayworth.warehouse.load;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.format.Records;

/**
 * Reads records ahead on a thread of its own, so that cutting a file into cells and checking them share two cores. What
 * the reader runs into is told after the records before it, as if there were one thread.
 */
final class Ahead implements AutoCloseable {

    private static final int WAITING = 4;
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_CHARACTERS = 2_000_000;

    private final Records records;
    private final BlockingQueue<Block> blocks = new ArrayBlockingQueue<>(WAITING);
    private final Thread reader;
    private Iterator<Records.Row> rows = List.<Records.Row>of().iterator();
    private boolean isLast;
    private @Nullable RuntimeException trouble;

    /** @param trouble what ended the reading early */
    private record Block(
            List<Records.Row> rows,
            boolean isLast,
            @Nullable RuntimeException trouble) {}

    Ahead(Records records, String fileName) {
        this.records = records;
        this.reader = new Thread(this::read, "reading " + fileName);
        this.reader.setDaemon(true);
        this.reader.start();
    }

    private void read() {
        try {
            Block block;
            do {
                block = block();
                blocks.put(block);
            } while (!block.isLast());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: nobody waits for more
        }
    }

    private Block block() {
        List<Records.Row> read = new ArrayList<>();
        int characters = 0;
        try {
            while (read.size() < MOST_ROWS && characters < MOST_CHARACTERS) {
                Records.Row row = records.next();
                if (row == null) {
                    return new Block(read, true, null);
                }
                read.add(row);
                for (String cell : row.cells()) {
                    characters += cell.length();
                }
            }
            return new Block(read, false, null);
        } catch (RuntimeException e) {
            return new Block(read, true, e);
        }
    }

    /** The next record, or null at the end. */
    Records.@Nullable Row next() throws InterruptedException {
        while (!rows.hasNext()) {
            if (trouble != null) {
                throw trouble;
            }
            if (isLast) {
                return null;
            }
            Block block = blocks.take();
            rows = block.rows().iterator();
            isLast = block.isLast();
            trouble = block.trouble();
        }
        return rows.next();
    }

    /** Ends the reading, and waits for it: the file is closed next. */
    @Override
    public void close() {
        reader.interrupt();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
