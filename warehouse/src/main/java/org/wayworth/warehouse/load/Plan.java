package org.wayworth.warehouse.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.wayworth.vocabulary.Nearest;
import org.wayworth.warehouse.canonical.ColumnRule;
import org.wayworth.warehouse.canonical.Dictionary;
import org.wayworth.warehouse.canonical.SourceTables;
import org.wayworth.warehouse.canonical.TableRule;
import org.wayworth.warehouse.mapping.Fold;
import org.wayworth.warehouse.mapping.Mapping;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;
import org.wayworth.warehouse.notation.Times;

/** A mapping entry bound to the header of one file: which cells fill what. */
final class Plan {

    private static final Dictionary DICTIONARY = Dictionary.get();

    private final String fileName;
    private final Mapping mapping;
    private final Times.Base base;
    private final Map<String, Integer> positions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> doubled = new HashSet<>();
    private final List<String> header;

    private Plan(String fileName, Mapping mapping, List<String> header, int importYear) {
        this.fileName = fileName;
        this.mapping = mapping;
        this.base = new Times.Base(mapping.zone(), importYear);
        this.header = header;
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            if (positions.putIfAbsent(name, i) != null) {
                doubled.add(name.toLowerCase(Locale.ROOT));
            }
        }
    }

    /** How many of the columns that an entry names are in a header: tells the right separator from wrong ones. */
    static int found(Mapping.Entry entry, String[] header) {
        Set<String> names = new HashSet<>();
        for (String name : header) {
            names.add(name.strip().toLowerCase(Locale.ROOT));
        }
        int found = 0;
        for (String column : columns(entry)) {
            found += names.contains(column.toLowerCase(Locale.ROOT)) ? 1 : 0;
        }
        return found;
    }

    private static Set<String> columns(Mapping.Entry entry) {
        Set<String> columns = new HashSet<>();
        for (Mapping.Load load : entry.loads()) {
            columns.addAll(load.rowKey());
            load.keys().forEach(key -> columns.addAll(key.columns()));
            load.names().ifPresent(key -> columns.addAll(key.columns()));
            load.when().ifPresent(when -> columns.add(when.column()));
            load.attributesSince().ifPresent(since -> columns.addAll(since.columns()));
            for (Map<String, Mapping.Cell> cells :
                    List.of(load.columns(), load.attributes(), load.person(), load.answers())) {
                cells.values().forEach(cell -> columns.addAll(cell.columns()));
            }
        }
        return columns;
    }

    /**
     * @param rowSeed what makes rows without a natural key different from those of another file
     * @param importYear against which years of two digits are read
     */
    static List<Part> parts(
            Mapping mapping,
            Mapping.Entry entry,
            String fileName,
            List<String> header,
            String rowSeed,
            int importYear) {
        Plan plan = new Plan(fileName, mapping, header, importYear);
        List<Part> parts = new ArrayList<>();
        for (Mapping.Load load : entry.loads()) {
            parts.add(plan.part(entry, load, parts.size(), rowSeed));
        }
        return parts;
    }

    private Part part(Mapping.Entry entry, Mapping.Load load, int number, String rowSeed) {
        String table = load.table();
        List<Slot> slots = new ArrayList<>();
        for (Dictionary.Column column : DICTIONARY.stored(table)) {
            slots.add(slot(load, column));
        }
        if (SourceTables.hasTimeFromEpisode(table)) {
            boolean fromEpisode = load.columns().values().stream().anyMatch(Mapping.Cell::fromEpisode);
            slots.add(Slots.constant(fromEpisode ? "true" : "false"));
        }
        if (SourceTables.hasDayOnly(table)) {
            slots.add(dayOnly(load));
        }
        String prefix = String.join("\0", mapping.name(), entry.match(), table, String.valueOf(load.slot()));
        return new Part(
                load,
                number,
                slots,
                rowKey(load, prefix, rowSeed),
                load.keys().stream().map(this::key).toList(),
                load.names().map(this::key),
                condition(entry, load),
                named(load.attributes()),
                load.attributesSince()
                        .map(since -> Slots.since(since, cells(since, "attributes_since"), base))
                        .orElse(Slots.NOTHING),
                named(load.person()),
                answers(load.answers()));
    }

    /**
     * What a load says, and of a record with several values, such as the rates of several currencies: a blank is no value of
     * that day, which says nothing against those beside it.
     */
    private Optional<Part.Condition> condition(Mapping.Entry entry, Mapping.Load load) {
        Mapping.Cell value = DICTIONARY
                .rule(load.table())
                .blankSaysNothing()
                .map(load.columns()::get)
                .orElse(null);
        boolean isBesideOthers = entry.loads().stream()
                        .filter(other -> other.table().equals(load.table()))
                        .count()
                > 1;
        return isBesideOthers
                        && load.when().isEmpty()
                        && value != null
                        && value.columns().size() == 1
                ? Optional.of(filled(value))
                : load.when().map(when -> new Part.Condition(position(when.column()), when));
    }

    /** Where a cell is not blank. */
    private Part.Condition filled(Mapping.Cell cell) {
        Mapping.When when = new Mapping.When(cell.columns().get(0), Set.of(), cell.missing());
        return new Part.Condition(position(when.column()), when);
    }

    private Slot slot(Mapping.Load load, Dictionary.Column column) {
        return switch (column.filledBy()) {
            case KEY -> Part.NAME;
            case SOURCE -> sourceSlot(load, column);
            case MAPPING -> mappedSlot(load, column);
            case NAMED, IDENTITY, LOAD, DERIVED -> Slots.NOTHING;
        };
    }

    /** What stands beside a mapped value: the ends of its scale, what the source said. */
    private Slot sourceSlot(Mapping.Load load, Dictionary.Column column) {
        Mapping.Cell beside = column.rule().beside().map(load.columns()::get).orElse(null);
        if (beside == null) {
            return Slots.NOTHING;
        }
        if (column.name().startsWith("source_")) {
            return Slots.source(cells(beside, column.name()));
        }
        Mapping.Scale scale = beside.scale();
        if (scale == null) {
            return Slots.NOTHING;
        }
        return Slots.constant(
                switch (column.name()) {
                    case "scale_low" -> Slots.shown(scale.low());
                    case "scale_high" -> Slots.shown(scale.high());
                    case "is_reversed" -> String.valueOf(scale.isReversed());
                    default -> throw new IllegalStateException("nothing stands beside " + column.name());
                });
    }

    /** Whether the answer's time is written as a day without a time. */
    private Slot dayOnly(Mapping.Load load) {
        String time = DICTIONARY.rule(load.table()).dayOnlyOf().orElseThrow();
        Mapping.Cell spec = load.columns().get(time);
        return spec == null || spec.fromEpisode()
                ? Slots.NOTHING
                : Slots.dayOnly(cells(spec, time), new Times(base, spec.format(), spec.dayEnd()));
    }

    private Slot mappedSlot(Mapping.Load load, Dictionary.Column column) {
        Mapping.Cell spec = load.columns().get(column.mappedName());
        if (spec == null) {
            return column.isCurrency() && column.rule().otherwise().equals(Optional.of(ColumnRule.Otherwise.MAPPING))
                    ? mapping.currency()
                            .map(code -> Slots.constant('"' + code + '"'))
                            .orElse(Slots.NOTHING)
                    : Slots.NOTHING;
        }
        if (spec.fromEpisode()) {
            return Slots.NOTHING;
        }
        Cells cell = cells(spec, column.mappedName());
        if (column.isMoney()) {
            Mapping.Cell currency = load.columns().get("currency");
            Mapping.Cell role = load.columns().get("role");
            return Slots.amount(
                    column,
                    spec,
                    cell,
                    currency == null ? null : cells(currency, "currency"),
                    mapping.currency(),
                    role == null ? null : cells(role, "role"));
        }
        Slot slot = Slots.of(column, spec, cell, base);
        return column.rule()
                .notBefore()
                .map(first -> notBefore(load, first, slot, cell))
                .orElse(slot);
    }

    private Slot notBefore(Mapping.Load load, String first, Slot end, Cells cell) {
        Mapping.Cell spec = load.columns().get(first);
        if (spec == null) {
            return end;
        }
        Dictionary.Column begin = DICTIONARY.stored(load.table()).stream()
                .filter(column -> column.name().equals(first))
                .findFirst()
                .orElseThrow();
        Cells beginCell = cells(spec, first);
        return Slots.notBefore(end, cell, Slots.of(begin, spec, beginCell, base), beginCell);
    }

    private Cells cells(Mapping.Cell spec, String name) {
        return new Cells(spec, positions(spec.columns()), name);
    }

    private Part.KeyPlan key(Mapping.Key key) {
        Set<Fold> folds = new HashSet<>();
        mapping.keys().stream()
                .filter(same -> same.namespace().equals(key.namespace()))
                .forEach(same -> folds.addAll(same.fold()));
        return new Part.KeyPlan(
                key, folds, positions(key.columns()), key.columns().get(0), new Part.Last());
    }

    /** The natural key: the mapping's, else what names the row's table, else the place in the file. */
    private Part.RowKey rowKey(Mapping.Load load, String prefix, String rowSeed) {
        if (!load.rowKey().isEmpty()) {
            return new Part.RowKey(prefix, positions(load.rowKey()), load.rowKey(), false, true);
        }
        if (DICTIONARY.rule(load.table()).namedBy() == TableRule.NamedBy.PLACE) {
            return new Part.RowKey(prefix + '\0' + rowSeed, new int[0], List.of(), true, false);
        }
        List<String> columns = load.naming();
        return new Part.RowKey(prefix, positions(columns), columns, false, false);
    }

    private List<Part.Named> named(Map<String, Mapping.Cell> cells) {
        return cells.entrySet().stream()
                .map(entry -> {
                    Cells cell = cells(entry.getValue(), entry.getKey());
                    return new Part.Named(entry.getKey(), new Part.NamedText(cell));
                })
                .toList();
    }

    private List<Part.Named> answers(Map<String, Mapping.Cell> answers) {
        return answers.entrySet().stream()
                .map(entry -> new Part.Named(
                        entry.getKey(),
                        Slots.answer(entry.getKey(), entry.getValue(), cells(entry.getValue(), entry.getKey()))))
                .toList();
    }

    private int[] positions(List<String> columns) {
        return columns.stream().mapToInt(this::position).toArray();
    }

    private int position(String column) {
        Integer position = positions.get(column.strip());
        if (position == null) {
            throw new Refused(new Message(
                    Code.MISSING_COLUMN,
                    "the header must have the column " + column,
                    "without it"
                            + Nearest.of(column, positions.keySet())
                                    .map(other -> " (did you mean " + other + "?)")
                                    .orElse(""),
                    new Message.Place(fileName, 1, column),
                    "the header has: " + Message.shorten(String.join(", ", header)) + ". "
                            + Code.MISSING_COLUMN.next()));
        }
        if (doubled.contains(column.strip().toLowerCase(Locale.ROOT))) {
            throw new Refused(Message.of(
                    Code.DOUBLED_COLUMN,
                    "a mapped column must be in the header once",
                    "twice",
                    new Message.Place(fileName, 1, column)));
        }
        return position;
    }
}
