package org.wayworth.warehouse.canonical;

import java.time.Duration;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;
import org.wayworth.warehouse.message.Code;

/**
 * Rows of totals in an export of sales. One that is the sum of all others of its file is rejected; a subtotal may be a sale
 * that happens to be as large, so that it stays and is noted.
 */
final class Totals {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private Totals() {}

    /** Takes the totals of a load out of the tables. Returns how many records they were. */
    static long reject(Session session, int loadNo) {
        Parameters load = Parameters.with("load_no", loadNo);
        session.run(
                Sql.beside(Totals.class, "totals.sql"),
                load.and("code", Code.TOTAL_ROW.id()).and("expected", Code.TOTAL_ROW.must()));
        long totals = session.query(
                        Sql.of("select count(distinct line) as n from total_row where is_total"),
                        Parameters.none(),
                        LONGEST)
                .longs("n")[0];
        if (totals > 0) {
            SourceTables.delete(session, load, "select 1 from total_row t where t.line = s.line and t.is_total");
        }
        return totals;
    }
}
