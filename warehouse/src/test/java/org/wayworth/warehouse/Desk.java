package org.wayworth.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A data folder for one test, with a small shop's files and mapping beside it. */
final class Desk implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    static final String SHOP = """
            mapping: shop
            currency: EUR
            files:
              - match: sales*.csv
                loads:
                  - table: transaction
                    row_key: id
                    keys: {shop.customer: customer}
                    columns: {kind: {value: sale}, role: {value: sale}, amount: amount, occurred_at: sold_at, product: product}
              - match: people*.csv
                loads:
                  - table: customer
                    row_key: customer
                    keys: {shop.customer: customer, shop.email: email}
                    attributes: {region: region}
                    person: {email: email}
                    columns: {joined_on: joined}
              - match: answers*.csv
                loads:
                  - table: feedback
                    row_key: answer
                    keys: {shop.email: email}
                    columns:
                      survey: {value: relationship}
                      metric: {value: nps}
                      rating: {column: likelihood, scale: [0, 10]}
                      answered_at: answered_at
                      verbatim: comment
                    answers:
                      price: {column: price, scale: [1, 5], no_answer: {"9": never used}}
            """;

    static final String SALES = "id,customer,amount,sold_at,product\n";
    static final String PEOPLE = "customer,email,region,joined\n";
    static final String ANSWERS = "answer,email,likelihood,answered_at,comment,price\n";

    private final Path folder;
    private DataFolder data;

    Desk(Path folder) {
        this.folder = folder;
        DataFolder.init(folder.resolve("data"));
        this.data = DataFolder.open(folder.resolve("data"), CLOCK);
        write("shop.yaml", SHOP);
    }

    DataFolder data() {
        return data;
    }

    Path dataPath() {
        return folder.resolve("data");
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Path write(String name, String text) {
        return write(name, text, StandardCharsets.UTF_8);
    }

    Path write(String name, String text, Charset charset) {
        return write(name, text.getBytes(charset));
    }

    Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Imports files that were written, with the shop's mapping. */
    ImportResult load(String... names) {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            files.add(folder.resolve(name));
        }
        return data.importer().importFiles(files, folder.resolve("shop.yaml"), Progress.silent());
    }

    /** Closes and opens again. */
    void reopen() {
        data.close();
        data = DataFolder.open(dataPath(), CLOCK);
    }

    long rows(String table) {
        Long rows = data.status().tables().get(table);
        return rows == null ? 0 : rows;
    }

    /** One query, read from a .sql file beside the tests. */
    Columns query(String sqlFile) {
        return data.warehouse().read(Desk.class, sqlFile, new NoParameters());
    }

    record NoParameters() {}

    @Override
    public void close() {
        data.close();
    }
}
