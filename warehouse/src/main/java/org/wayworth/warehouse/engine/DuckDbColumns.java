package org.wayworth.warehouse.engine;

import java.math.BigInteger;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.wayworth.warehouse.Columns;

/** Gathers the chunks of a result into primitive arrays that grow by doubling. */
final class DuckDbColumns {

    private static final int FIRST_ROOM = 2_048;
    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    private DuckDbColumns() {}

    static Columns read(DuckDBChunkedResult result) throws SQLException {
        int width = Math.toIntExact(result.columnCount());
        Gathering[] gatherings = new Gathering[width];
        int size = 0;
        while (result.nextChunk()) {
            DuckDBDataChunkReader chunk = result.chunk();
            int rows = Math.toIntExact(chunk.rowCount());
            for (int j = 0; j < width; j++) {
                DuckDBReadableVector vector = chunk.vector(j);
                if (gatherings[j] == null) {
                    gatherings[j] = Gathering.of(vector);
                }
                gatherings[j].add(vector, size, rows);
            }
            size = Math.addExact(size, rows);
        }
        Map<String, Object> arrays = new LinkedHashMap<>();
        Map<String, boolean[]> nulls = new LinkedHashMap<>();
        for (int j = 0; j < width; j++) {
            String name = result.columnName(j);
            Gathering gathering = gatherings[j] == null ? empty(result.columnTypeId(j)) : gatherings[j];
            arrays.put(name, gathering.array(size));
            if (gathering.hasNulls) {
                nulls.put(name, Arrays.copyOf(gathering.nulls, size));
            }
        }
        return new Columns(size, arrays, nulls);
    }

    /** For an answer without rows; type numbers as in DuckDB's C interface: 10, 11 and 19 decimal, 17 and 23 text. */
    private static Gathering empty(int typeId) {
        return switch (typeId) {
            case 10, 11, 19 -> new Doubles();
            case 17, 23 -> new Texts();
            default -> new Longs();
        };
    }

    private abstract static class Gathering {

        private boolean[] nulls = new boolean[FIRST_ROOM];
        private boolean hasNulls;

        static Gathering of(DuckDBReadableVector vector) {
            return switch (vector.getType()) {
                case BOOLEAN,
                        TINYINT,
                        SMALLINT,
                        INTEGER,
                        BIGINT,
                        UTINYINT,
                        USMALLINT,
                        UINTEGER,
                        HUGEINT,
                        DATE,
                        TIMESTAMP -> new Longs();
                case FLOAT, DOUBLE, DECIMAL -> new Doubles();
                case VARCHAR, ENUM -> new Texts();
                default ->
                    throw new IllegalArgumentException(
                            "columns of type " + vector.getType() + " cannot be read: cast them in the .sql file");
            };
        }

        final void add(DuckDBReadableVector vector, int from, int rows) {
            while (nulls.length < from + rows) {
                nulls = Arrays.copyOf(nulls, nulls.length * 2);
            }
            room(nulls.length);
            for (int i = 0; i < rows; i++) {
                if (vector.isNull(i)) {
                    nulls[from + i] = true;
                    hasNulls = true;
                }
            }
            fill(vector, from, rows);
        }

        final boolean isNull(int row) {
            return nulls[row];
        }

        abstract void room(int length);

        abstract void fill(DuckDBReadableVector vector, int from, int rows);

        abstract Object array(int size);
    }

    private static final class Longs extends Gathering {

        private long[] values = new long[FIRST_ROOM];

        @Override
        void room(int length) {
            values = values.length < length ? Arrays.copyOf(values, length) : values;
        }

        @Override
        void fill(DuckDBReadableVector vector, int from, int rows) {
            for (int i = 0; i < rows; i++) {
                values[from + i] = isNull(from + i) ? 0 : value(vector, i);
            }
        }

        private static long value(DuckDBReadableVector vector, int i) {
            return switch (vector.getType()) {
                case BOOLEAN -> vector.getBoolean(i) ? 1 : 0;
                case TINYINT -> vector.getByte(i);
                case SMALLINT -> vector.getShort(i);
                case INTEGER -> vector.getInt(i);
                case UTINYINT -> vector.getUint8(i);
                case USMALLINT -> vector.getUint16(i);
                case UINTEGER -> vector.getUint32(i);
                case HUGEINT -> exact(vector.getHugeInt(i));
                case DATE -> vector.getLocalDate(i).toEpochDay();
                case TIMESTAMP -> micros(vector.getLocalDateTime(i));
                default -> vector.getLong(i);
            };
        }

        private static long exact(BigInteger value) {
            return value.longValueExact();
        }

        private static long micros(LocalDateTime time) {
            return ChronoUnit.MICROS.between(EPOCH, time);
        }

        @Override
        Object array(int size) {
            return Arrays.copyOf(values, size);
        }
    }

    private static final class Doubles extends Gathering {

        private double[] values = new double[FIRST_ROOM];

        @Override
        void room(int length) {
            values = values.length < length ? Arrays.copyOf(values, length) : values;
        }

        @Override
        void fill(DuckDBReadableVector vector, int from, int rows) {
            for (int i = 0; i < rows; i++) {
                values[from + i] = isNull(from + i) ? 0 : value(vector, i);
            }
        }

        private static double value(DuckDBReadableVector vector, int i) {
            return switch (vector.getType()) {
                case FLOAT -> vector.getFloat(i);
                case DECIMAL -> vector.getBigDecimal(i).doubleValue();
                default -> vector.getDouble(i);
            };
        }

        @Override
        Object array(int size) {
            return Arrays.copyOf(values, size);
        }
    }

    private static final class Texts extends Gathering {

        private String[] values = new String[FIRST_ROOM];

        @Override
        void room(int length) {
            values = values.length < length ? Arrays.copyOf(values, length) : values;
        }

        @Override
        void fill(DuckDBReadableVector vector, int from, int rows) {
            for (int i = 0; i < rows; i++) {
                values[from + i] = isNull(from + i) ? "" : vector.getString(i);
            }
        }

        @Override
        Object array(int size) {
            return Arrays.copyOf(values, size);
        }
    }
}
