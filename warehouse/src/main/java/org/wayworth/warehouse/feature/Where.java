package org.wayworth.warehouse.feature;

import java.util.Map;
import org.wayworth.condition.ConditionSql;
import org.wayworth.vocabulary.Condition;
import org.wayworth.warehouse.engine.Parameters;

/** A condition as an expression over {@code f}, and what fills its parameters. */
record Where(String text, Parameters parameters) {

    /** @param others what fills the other parameters of the query */
    static Where of(Condition condition, Parameters others) {
        ConditionSql sql = ConditionSql.of(condition);
        Parameters parameters = others;
        for (Map.Entry<String, Object> value : sql.values().entrySet()) {
            parameters = parameters.and(value.getKey(), value.getValue());
        }
        return new Where(sql.text(), parameters);
    }
}
