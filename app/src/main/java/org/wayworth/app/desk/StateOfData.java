package org.wayworth.app.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wayworth.app.data.DataState;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.State;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Reject;

/** The warehouse's state in the words of the pages. */
final class StateOfData {

    private StateOfData() {}

    /** @param state of the same folder */
    static DataState of(State state, DataFolder data) {
        List<DataState.TableCount> tables = state.tables().entrySet().stream()
                .map(table ->
                        new DataState.TableCount(table.getKey(), Tables.meaning(table.getKey()), table.getValue()))
                .toList();
        List<DataState.MoneySum> money = new ArrayList<>();
        new TreeMap<>(state.money())
                .forEach((kind, sums) -> new TreeMap<>(sums)
                        .forEach((currency, sum) ->
                                money.add(new DataState.MoneySum(kind, currency, sum.toPlainString()))));
        return new DataState(
                state.dataVersion(),
                tables,
                money,
                state.coverage().sentences(),
                state.notes(),
                loads(state),
                rejects(data));
    }

    /** The newest first. */
    private static List<DataState.Load> loads(State state) {
        List<DataState.Load> loads = new ArrayList<>();
        for (State.Imported one : state.imports()) {
            for (State.File file : one.files()) {
                loads.add(new DataState.Load(
                        file.loadId(),
                        file.fileName(),
                        one.mapping(),
                        Instant.parse(one.importedAt()),
                        file.read(),
                        file.loaded(),
                        file.rejected(),
                        file.leftOut()));
            }
        }
        Collections.reverse(loads);
        return loads;
    }

    private static List<DataState.RejectGroup> rejects(DataFolder data) {
        Map<String, List<Reject>> byCode = new LinkedHashMap<>();
        for (Reject reject : data.rejects("")) {
            if (reject.code().equals(Code.LEFT_OUT.id())) {
                continue;
            }
            byCode.computeIfAbsent(reject.code(), code -> new ArrayList<>()).add(reject);
        }
        return byCode.entrySet().stream()
                .map(group -> new DataState.RejectGroup(
                        group.getKey(),
                        rule(group.getKey()),
                        group.getValue().size(),
                        example(group.getValue().get(0))))
                .toList();
    }

    private static String rule(String code) {
        for (Code one : Code.values()) {
            if (one.id().equals(code)) {
                return one.must();
            }
        }
        return "";
    }

    private static String example(Reject reject) {
        return reject.fileName() + ", line " + Unit.whole(reject.line())
                + (reject.column().isEmpty() ? "" : ", column " + reject.column()) + ": " + reject.found();
    }
}
