package org.wayworth.kernel.reference;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A CSV file read by column. */
public final class Columns {

    private final Path file;
    private final List<NamedCsvRecord> records;

    private Columns(Path file, List<NamedCsvRecord> records) {
        this.file = file;
        this.records = records;
    }

    static Columns read(Path file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return new Columns(file, reader.stream().toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public int rows() {
        return records.size();
    }

    /** The header, in order. */
    public List<String> names() {
        return records.get(0).getHeader();
    }

    /** A column as numbers; an empty field or {@code NA} is NaN. */
    public double[] numbers(String name) {
        double[] values = new double[records.size()];
        for (int i = 0; i < values.length; i++) {
            String field = records.get(i).getField(name);
            values[i] = field.isEmpty() || field.equals("NA") ? Double.NaN : number(field, name, i);
        }
        return values;
    }

    /** A column as whole numbers. */
    public int[] integers(String name) {
        double[] numbers = numbers(name);
        int[] values = new int[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) numbers[i];
            if (values[i] != numbers[i]) {
                throw new IllegalArgumentException(
                        name + " must hold whole numbers, not " + numbers[i] + " in row " + (i + 1) + " of " + file);
            }
        }
        return values;
    }

    public List<String> texts(String name) {
        return records.stream().map(record -> record.getField(name)).toList();
    }

    /** Several columns as a design: {@code result[j][i]} is row i of the j-th name. */
    public double[][] design(String... names) {
        double[][] columns = new double[names.length][];
        for (int j = 0; j < names.length; j++) {
            columns[j] = numbers(names[j]);
        }
        return columns;
    }

    private double number(String field, String name, int row) {
        try {
            return Double.parseDouble(field);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    name + " must be a number, not " + field + " in row " + (row + 1) + " of " + file, notANumber);
        }
    }
}
