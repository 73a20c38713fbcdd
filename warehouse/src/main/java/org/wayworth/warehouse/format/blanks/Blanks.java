package org.wayworth.warehouse.format.blanks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.format.Limits;
import org.wayworth.warehouse.format.Records;
import org.wayworth.warehouse.format.text.Encoding;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/**
 * The records of a text file whose cells are separated by runs of spaces or tabs: one record a line, blanks at its ends
 * ignored. Such a file can hold neither blank cells nor cells with a blank inside; a line that has them has another
 * number of cells than the header, and the reading refuses it with its number.
 */
final class Blanks implements Records {

    private static final int END = -1;

    private final String fileName;
    private final String readAs;
    private final Reader reader;
    private long line = 1;
    private int peeked;

    private Blanks(String fileName, String readAs, Reader reader) throws IOException {
        this.fileName = fileName;
        this.readAs = readAs;
        this.reader = reader;
        this.peeked = reader.read();
    }

    static Blanks open(Path file, String fileName, Encoding encoding) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(encoding.mark());
        return new Blanks(fileName, encoding.how(), new BufferedReader(new InputStreamReader(in, encoding.charset())));
    }

    @Override
    public @Nullable Row next() {
        try {
            while (peeked != END) {
                long start = line;
                List<String> cells = cells();
                if (!cells.isEmpty()) {
                    return new Row(start, cells.toArray(new String[0]));
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of one line, its end taken: a line feed, a carriage return, or both. */
    private List<String> cells() throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        int characters = 0;
        while (peeked != END && peeked != '\n' && peeked != '\r') {
            if (peeked == ' ' || peeked == '\t') {
                add(cells, cell);
            } else {
                cell.append((char) peeked);
                requireWithinLimits(cells.size(), cell.length(), ++characters);
            }
            peeked = reader.read();
        }
        add(cells, cell);
        endLine();
        return cells;
    }

    private static void add(List<String> cells, StringBuilder cell) {
        if (cell.length() > 0) {
            cells.add(cell.toString());
            cell.setLength(0);
        }
    }

    private void endLine() throws IOException {
        int end = peeked;
        if (end == END) {
            return;
        }
        peeked = reader.read();
        if (end == '\r' && peeked == '\n') {
            peeked = reader.read();
        }
        line++;
    }

    private void requireWithinLimits(int before, int inCell, int inRecord) {
        if (before == Limits.MOST_COLUMNS) {
            throw tooLarge("a record must have at most " + Limits.MOST_COLUMNS + " cells", before);
        }
        if (inCell > Limits.LONGEST_CELL) {
            throw tooLarge("a cell must have at most " + Limits.LONGEST_CELL + " characters", before);
        }
        if (inRecord > Limits.LONGEST_RECORD) {
            throw tooLarge("a record must have at most " + Limits.LONGEST_RECORD + " characters", before);
        }
    }

    private Refused tooLarge(String must, int before) {
        return new Refused(
                Message.of(Code.TOO_LARGE, must, "more", new Message.Place(fileName, line, "cell " + (before + 1))));
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
}
