package org.wayworth.app.job;

import java.util.List;
import java.util.function.Supplier;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.KnownFacts;
import org.wayworth.warehouse.Warehouse;

/** What stands around every reading of the data. */
public interface Readings {

    /** Does the reading, and whatever belongs before and after it. */
    <T> T read(Supplier<T> reading);

    /** The same tables, each reading of which is done in this way. */
    default Warehouse over(Warehouse warehouse) {
        return new Warehouse() {
            @Override
            public String dataVersion() {
                return warehouse.dataVersion();
            }

            @Override
            public Columns read(Class<?> beside, String sqlFile, Record parameters) {
                return Readings.this.read(() -> warehouse.read(beside, sqlFile, parameters));
            }

            @Override
            public <R extends Record> List<R> rows(Class<?> beside, String sqlFile, Record parameters, Class<R> row) {
                return Readings.this.read(() -> warehouse.rows(beside, sqlFile, parameters, row));
            }

            @Override
            public KnownFacts knownFacts() {
                return Readings.this.read(warehouse::knownFacts);
            }

            @Override
            public Columns factsAt(List<Fact> facts, long[] customers, long[] moments) {
                return Readings.this.read(() -> warehouse.factsAt(facts, customers, moments));
            }

            @Override
            public boolean[] holds(Condition condition, long[] customers, long[] moments) {
                return Readings.this.read(() -> warehouse.holds(condition, customers, moments));
            }
        };
    }
}
