package org.wayworth.warehouse.load;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.canonical.Dictionary;
import org.wayworth.warehouse.engine.Normal;
import org.wayworth.warehouse.mapping.Fold;
import org.wayworth.warehouse.mapping.Mapping;
import org.wayworth.warehouse.message.Code;

/**
 * One load of an entry, bound to a file: turns a record into one normalised row with its attributes, answers and keys.
 * Used by one thread; the last record's rows stay until the next.
 */
final class Part {

    /** Stands where the episode or contract of the row is written. */
    static final Slot NAME = (cells, out) -> null;

    /** @param folds of this namespace anywhere in the mapping @param label column to name in messages */
    record KeyPlan(Mapping.Key key, Set<Fold> folds, int[] at, String label, Last last) {

        String namespace() {
            return key.namespace();
        }

        String folded(String text) {
            return folds.isEmpty() ? text : Fold.all(folds, text);
        }
    }

    /** The key numbered last: the rows of one order name it again and again. */
    static final class Last {
        private String text = "";
        private long number;
    }

    private static long number(KeyPlan key, String text, boolean namesCustomer, Batch batch) {
        Last last = key.last();
        if (!text.equals(last.text)) {
            last.number = batch.key(key.namespace(), text, namesCustomer);
            last.text = text;
        }
        return last.number;
    }

    /**
     * @param labels of the columns at these positions
     * @param byPlace whether rows are told apart by their place in the file only
     * @param isDeclared whether the mapping names the columns: then each must be filled
     */
    record RowKey(String prefix, int[] at, List<String> labels, boolean byPlace, boolean isDeclared) {

        /** The first column that is blank and must not be; empty when there is none. */
        String blank(String[] cells) {
            for (int i = 0; i < at.length && isDeclared; i++) {
                if (cells[at[i]].isBlank()) {
                    return labels.get(i);
                }
            }
            return "";
        }
    }

    record Condition(int at, Mapping.When when) {
        boolean holds(String[] cells) {
            String text = cells[at].strip();
            return !text.isEmpty()
                    && (when.is().isEmpty() || when.is().contains(text))
                    && !when.not().contains(text);
        }
    }

    /** An attribute, a kind of personal data or an item, with what writes its value. */
    record Named(String name, Slot value) {}

    /** The value of an attribute as the source says it, or in words of codes:. */
    record NamedText(Cells cell) implements Slot {
        @Override
        public @Nullable Fault write(String[] cells, StringBuilder out) {
            String text = cell.source(cells);
            if (text == null) {
                return null;
            }
            String decoded = cell.isCoded() ? cell.decoded(text.strip()) : text;
            if (decoded == null) {
                return cell.fault(Code.CODED, cell.column() + " must be a word that codes: lists", text);
            }
            Normal.text(out, decoded);
            return null;
        }
    }

    private final Mapping.Load load;
    private final int number;
    private final Slot[] slots;
    private final RowKey rowKey;
    private final List<KeyPlan> keys;
    private final Optional<KeyPlan> names;
    private final Optional<Condition> when;
    private final List<Named> attributes;
    private final Slot attributesSince;
    private final List<Named> person;
    private final List<Named> answers;
    private final Hash128 hash = new Hash128();
    private final boolean mustBeNamed;
    private final boolean mustBelong;

    /** Places of the currency and the amount among the slots; −1 where the table has none. */
    private final int currencyAt;

    private final int amountAt;

    /** What spreadsheets add to a row's name on the way: two such rows of one file would be told as repeated. */
    private static final Set<Fold> SPREADSHEET = EnumSet.of(Fold.APOSTROPHE, Fold.DECIMAL);

    private final StringBuilder row = new StringBuilder();
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder said = new StringBuilder();

    Part(
            Mapping.Load load,
            int number,
            List<Slot> slots,
            RowKey rowKey,
            List<KeyPlan> keys,
            Optional<KeyPlan> names,
            Optional<Condition> when,
            List<Named> attributes,
            Slot attributesSince,
            List<Named> person,
            List<Named> answers) {
        this.load = load;
        this.number = number;
        this.slots = slots.toArray(new Slot[0]);
        this.rowKey = rowKey;
        this.keys = keys;
        this.names = names;
        this.when = when;
        this.attributes = attributes;
        this.attributesSince = attributesSince;
        this.person = person;
        this.answers = answers;
        Dictionary dictionary = Dictionary.get();
        List<Dictionary.Column> columns = dictionary.stored(load.table());
        this.mustBeNamed = dictionary
                .naming(load.table())
                .filter(Dictionary.Column::required)
                .isPresent();
        this.mustBelong = dictionary.mustBelong(load.table());
        this.currencyAt = place(columns, Dictionary.Column::isCurrency);
        this.amountAt = place(columns, column -> column.isMoney() && column.required());
    }

    private static int place(List<Dictionary.Column> columns, Predicate<Dictionary.Column> wanted) {
        return IntStream.range(0, columns.size())
                .filter(at -> wanted.test(columns.get(at)))
                .findFirst()
                .orElse(-1);
    }

    String table() {
        return load.table();
    }

    boolean isByPlace() {
        return rowKey.byPlace();
    }

    boolean applies(String[] cells) {
        return when.isEmpty() || when.get().holds(cells);
    }

    /** Adds the rows of a record to the batch. Returns what is wrong with the record, or null. */
    @Nullable
    Fault write(String[] cells, long line, Batch batch) {
        batch.beginPart(line, number);
        row.setLength(0);
        said.setLength(0);
        String name = names.map(key -> text(key, cells)).orElse(null);
        if (mustBeNamed && names.isPresent() && name == null) {
            return new Fault(
                    Code.NO_KEY,
                    names.get().label(),
                    table() + " must have its " + names.get().namespace(),
                    "a blank cell");
        }
        for (Slot slot : slots) {
            row.append(',');
            if (slot.equals(NAME)) {
                if (name != null) {
                    value.setLength(0);
                    value.append(names.orElseThrow().namespace()).append(':').append(name);
                    Normal.text(row, value);
                }
            } else {
                Fault fault = slot.write(cells, row);
                if (fault != null) {
                    return fault;
                }
            }
        }
        Long who = who(cells, name, batch);
        if (who == null && needsKey()) {
            return new Fault(Code.NO_KEY, keyLabel(), table() + " must say whose it is", "a blank cell");
        }
        Fault fault = writeAttributes(cells, who, batch);
        fault = fault == null ? writePerson(cells, who, batch) : fault;
        if (fault != null) {
            return fault;
        }
        return writeRow(cells, line, who, batch);
    }

    /** Of a record that is not loaded: the money that it speaks of, as far as it can be read. */
    void writeMissed(String[] cells, long line, Batch batch) throws IOException {
        if (Dictionary.get().rule(table()).isMoney()) {
            batch.missed(line, number, readable(currencyAt, cells), readable(amountAt, cells));
        }
    }

    private CharSequence readable(int column, String[] cells) {
        value.setLength(0);
        return slots[column].write(cells, value) == null ? value.toString() : "";
    }

    private @Nullable Fault writeRow(String[] cells, long line, @Nullable Long who, Batch batch) {
        String blank = rowKey.blank(cells);
        if (!blank.isEmpty()) {
            return new Fault(Code.BLANK_ROW_KEY, blank, Code.BLANK_ROW_KEY.must(), "a blank cell");
        }
        long rowId = rowId(cells, line);
        if (rowId < 0) {
            return new Fault(Code.NO_KEY, rowKey.labels().get(0), "the row must have a name", "blank cells");
        }
        long rowCheck = hash.second();
        Fault fault = writeAnswers(cells, rowId, batch);
        if (fault != null) {
            return fault;
        }
        hash.start();
        hash.add(who == null ? "" : who.toString());
        hash.add(row);
        hash.add(said);
        long content = hash.finish();
        StringBuilder out = batch.line(table());
        out.append(rowId)
                .append(',')
                .append(rowCheck)
                .append(',')
                .append(content)
                .append(',');
        if (who != null) {
            out.append(who.longValue());
        }
        out.append(row).append('\n');
        return null;
    }

    private boolean needsKey() {
        return mustBelong || !attributes.isEmpty() || !person.isEmpty();
    }

    private String keyLabel() {
        return keys.isEmpty()
                ? names.map(KeyPlan::label).orElse("")
                : keys.get(0).label();
    }

    /** The first key of the record; all others are linked to it. */
    private @Nullable Long who(String[] cells, @Nullable String name, Batch batch) {
        Long first = null;
        for (KeyPlan key : keys) {
            String text = text(key, cells);
            if (text != null) {
                first = link(first, number(key, text, true, batch), batch);
            }
        }
        if (name != null) {
            first = link(first, number(names.orElseThrow(), name, false, batch), batch);
        }
        return first;
    }

    private Long link(@Nullable Long first, long key, Batch batch) {
        if (first == null) {
            return key;
        }
        if (first != key) {
            said.append('=').append(key);
            batch.line("link").append(first.longValue()).append(',').append(key).append('\n');
        }
        return first;
    }

    /** A key without surrounding blanks; several columns are joined by |. Null when all are blank. */
    private static @Nullable String text(KeyPlan key, String[] cells) {
        if (key.at().length == 1) {
            String text = cells[key.at()[0]].strip();
            String folded = key.folded(text);
            return folded.isEmpty()
                            || key.key().missing().contains(text)
                            || key.key().missing().contains(folded)
                    ? null
                    : folded;
        }
        StringBuilder joined = new StringBuilder();
        boolean blank = true;
        for (int i = 0; i < key.at().length; i++) {
            String text = cells[key.at()[i]].strip();
            blank &= text.isEmpty();
            joined.append(i == 0 ? "" : "|")
                    .append(key.folded(text).replace("\\", "\\\\").replace("|", "\\|"));
        }
        return blank || key.key().missing().contains(joined.toString()) ? null : joined.toString();
    }

    /** Not negative; −1 only when every cell of the key is blank. */
    private long rowId(String[] cells, long line) {
        hash.start();
        hash.add(rowKey.prefix());
        if (rowKey.byPlace()) {
            hash.add('\0');
            hash.add(Long.toString(line));
            return hash.finish() >>> 1;
        }
        boolean blank = true;
        for (int at : rowKey.at()) {
            String text = Fold.all(SPREADSHEET, cells[at].strip());
            blank &= text.isEmpty();
            hash.add('\0');
            hash.add(text);
        }
        long id = hash.finish() >>> 1;
        return blank ? -1 : id;
    }

    private @Nullable Fault writeAttributes(String[] cells, @Nullable Long who, Batch batch) {
        StringBuilder since = new StringBuilder(",");
        Fault fault = attributes.isEmpty() ? null : attributesSince.write(cells, since);
        return fault == null ? writeNamed("attribute", attributes, since, cells, who, batch) : fault;
    }

    private @Nullable Fault writePerson(String[] cells, @Nullable Long who, Batch batch) {
        return writeNamed("person", person, "", cells, who, batch);
    }

    /** @param after what follows the value in every row: further columns, each with its comma */
    private @Nullable Fault writeNamed(
            String table, List<Named> named, CharSequence after, String[] cells, @Nullable Long who, Batch batch) {
        for (Named one : named) {
            value.setLength(0);
            Fault fault = one.value().write(cells, value);
            if (fault != null) {
                return fault;
            }
            if (value.length() > 0) {
                StringBuilder out = batch.line(table).append(who).append(',');
                Normal.text(out, one.name());
                out.append(',').append(value).append(after).append('\n');
                said.append(table).append(one.name()).append(value).append(after);
            }
        }
        return null;
    }

    private @Nullable Fault writeAnswers(String[] cells, long rowId, Batch batch) {
        for (Named answer : answers) {
            value.setLength(0);
            Fault fault = answer.value().write(cells, value);
            if (fault != null) {
                return fault;
            }
            if (value.length() > 0) {
                StringBuilder out = batch.line("answer").append(rowId).append(',');
                Normal.text(out, answer.name());
                out.append(',').append(value).append('\n');
                said.append(answer.name()).append(',').append(value);
            }
        }
        return null;
    }
}
