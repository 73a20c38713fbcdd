package org.wayworth.kernel.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;

/** Reads the inputs of a benchmark from the folder of system property {@code wayworth.bench}. */
final class BenchInput {

    private BenchInput() {}

    private static Path file(String name) {
        return Path.of(System.getProperty("wayworth.bench", "bench/data")).resolve(name);
    }

    /** The numeric columns of {@code name.csv}, in order. */
    static double[][] columns(String name) {
        try {
            int rows = (int) Files.lines(file(name + ".csv")).count() - 1;
            try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file(name + ".csv"))) {
                Iterator<CsvRecord> records = reader.iterator();
                double[][] columns = new double[records.next().getFieldCount()][rows];
                for (int i = 0; i < rows; i++) {
                    CsvRecord record = records.next();
                    for (int j = 0; j < columns.length; j++) {
                        columns[j][i] = Double.parseDouble(record.getField(j));
                    }
                }
                return columns;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file of little-endian doubles, row after row. */
    static double[][] doubles(String name, int width) {
        try (FileChannel channel = FileChannel.open(file(name + ".f64"))) {
            int rows = (int) (channel.size() / (8L * width));
            double[][] columns = new double[width][rows];
            ByteBuffer buffer = ByteBuffer.allocateDirect(8 * width * 4_096).order(ByteOrder.LITTLE_ENDIAN);
            int row = 0;
            while (channel.read(buffer) >= 0 || buffer.position() > 0) {
                buffer.flip();
                while (buffer.remaining() >= 8 * width) {
                    for (int j = 0; j < width; j++) {
                        columns[j][row] = buffer.getDouble();
                    }
                    row++;
                }
                buffer.compact();
            }
            return columns;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All columns but the first, which is the outcome. */
    static double[][] withoutFirst(double[][] columns) {
        return Arrays.copyOfRange(columns, 1, columns.length);
    }
}
