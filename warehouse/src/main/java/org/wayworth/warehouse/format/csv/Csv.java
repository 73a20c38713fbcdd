package org.wayworth.warehouse.format.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.format.Limits;
import org.wayworth.warehouse.format.Records;
import org.wayworth.warehouse.format.text.Encoding;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/** The records of a text file with separated values, within limits. Blank lines are passed over. */
final class Csv implements Records {

    private final String fileName;
    private final Cells cells;
    private final CsvReader<Row> reader;
    private final String readAs;
    private final CloseableIterator<Row> rows;

    private Csv(String fileName, Cells cells, CsvReader<Row> reader, String readAs) {
        this.readAs = readAs;
        this.fileName = fileName;
        this.cells = cells;
        this.reader = reader;
        this.rows = reader.iterator();
    }

    static Csv open(Path file, String fileName, Encoding encoding, char delimiter) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(encoding.mark());
        Cells cells = new Cells(fileName);
        CsvReader<Row> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter('"')
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(false)
                .maxBufferSize(2 * Limits.LONGEST_RECORD)
                .build(cells, new InputStreamReader(in, encoding.charset()));
        return new Csv(fileName, cells, reader, encoding.how());
    }

    @Override
    public @Nullable Row next() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw cells.refused(fileName, Objects.requireNonNullElse(e.getMessage(), ""));
        } catch (UncheckedIOException e) {
            throw cells.refused(fileName, Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    @Override
    public String readAs() {
        return readAs;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes cells from the parser as they come, and knows where it is when something is wrong. */
    private static final class Cells extends CsvCallbackHandler<Row> {

        private final String fileName;
        private String[] cells = new String[64];
        private int count;
        private int characters;
        private long line = 1;
        private boolean isEmpty;

        Cells(String fileName) {
            this.fileName = fileName;
        }

        @Override
        protected RecordType getRecordType() {
            return isEmpty ? RecordType.EMPTY : RecordType.DATA;
        }

        @Override
        protected int getFieldCount() {
            return count;
        }

        @Override
        protected void beginRecord(long startingLineNumber) {
            line = startingLineNumber;
            count = 0;
            characters = 0;
            isEmpty = false;
        }

        @Override
        protected void addField(char[] buffer, int offset, int length, boolean quoted) {
            characters += length;
            if (count == Limits.MOST_COLUMNS) {
                throw tooLarge("a record must have at most " + Limits.MOST_COLUMNS + " cells", "more");
            }
            if (length > Limits.LONGEST_CELL) {
                throw tooLarge(
                        "a cell must have at most " + Limits.LONGEST_CELL + " characters", String.valueOf(length));
            }
            if (characters > Limits.LONGEST_RECORD) {
                throw tooLarge("a record must have at most " + Limits.LONGEST_RECORD + " characters", "more");
            }
            if (count == cells.length) {
                cells = Arrays.copyOf(cells, 2 * count);
            }
            cells[count++] = new String(buffer, offset, length);
        }

        @Override
        protected void setComment(char[] buffer, int offset, int length) {
            throw new IllegalStateException("comments are switched off");
        }

        @Override
        protected void setEmpty() {
            isEmpty = true;
        }

        @Override
        protected Row buildRecord() {
            return new Row(line, Arrays.copyOf(cells, count));
        }

        private Refused tooLarge(String must, String found) {
            return new Refused(Message.of(Code.TOO_LARGE, must, found, place()));
        }

        private Message.Place place() {
            return new Message.Place(fileName, line, "cell " + (count + 1));
        }

        /** In our words what the parser says in its own. */
        Refused refused(String fileName, String complaint) {
            if (complaint.startsWith("Unclosed")) {
                return new Refused(
                        Message.of(Code.QUOTES, "a quoted cell must end with a quote", "the end of the file", place()));
            }
            if (complaint.startsWith("Unexpected character after closing quote")) {
                return new Refused(Message.of(
                        Code.QUOTES,
                        "a separator or the end of the line must follow a closing quote",
                        complaint.replaceFirst("^.*?: ", "").replaceFirst(" \\(record.*", ""),
                        place()));
            }
            if (complaint.contains("buffer size")) {
                return tooLarge(
                        "a cell must have at most " + Limits.LONGEST_CELL + " characters", "more (is a quote open?)");
            }
            return new Refused(Message.of(Code.QUOTES, "the file must be separated values", complaint, place()));
        }
    }
}
