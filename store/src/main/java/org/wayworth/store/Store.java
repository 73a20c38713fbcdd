package org.wayworth.store;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One way to speak SQL to the operational database, SQLite or PostgreSQL, and to do several things or none of them. */
public final class Store {

    private final DataSource source;
    private final JdbcClient client;
    private final TransactionTemplate transactions;

    /** In the order of coming: SQLite lets whoever tries again at the right moment in, and others wait until they fail. */
    private final ReentrantLock turn = new ReentrantLock(true);

    /** @param operational the operational database */
    public Store(DataSource operational) {
        this.source = operational;
        this.client = JdbcClient.create(operational);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(operational));
    }

    DataSource source() {
        return source;
    }

    /** What is done to all of it. */
    public Upkeep upkeep() {
        return new Upkeep(source);
    }

    /** A statement with named parameters; part of the transaction that runs on this thread, where one does. */
    public JdbcClient.StatementSpec sql(String statement) {
        return client.sql(statement);
    }

    /**
     * All of the work, or nothing of it where it throws. Work within work is one transaction. Whoever changes something
     * waits until those before are done, so that what is read in the work still holds when it is written.
     *
     * @return what the work returns
     */
    public <T> T together(Supplier<T> work) {
        turn.lock();
        try {
            return Objects.requireNonNull(transactions.execute(status -> {
                if (status.isNewTransaction()) {
                    client.sql("update write_turn set taken = taken + 1").update();
                }
                return work.get();
            }));
        } finally {
            turn.unlock();
        }
    }
}
