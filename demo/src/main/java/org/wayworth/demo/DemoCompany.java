package org.wayworth.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.wayworth.vocabulary.Unit;

/**
 * Wrenfield Coffee Post: a made-up British company that sends coffee by post, with planted truths.
 *
 * <p>It writes what its shop, subscription system, survey tool, help desk, web analytics and review site would export
 * for July 2023 to June 2026, and nothing else: the files enter Wayworth by the same door as anyone's, with the mapping
 * that {@link #mapping()} gives. What was planted is listed in {@link Truth#list}.
 *
 * <p>Equal options give equal bytes, whatever the locale, time zone or day.
 */
public final class DemoCompany {

    /** What the company is called. */
    public static final String NAME = "Wrenfield Coffee Post";

    private static final int CUSTOMERS_PER_REPORT = 5_000;

    private DemoCompany() {}

    /**
     * Writes all export files and the mapping {@code demo.yaml} into a folder, which is made where it is missing.
     *
     * @param progress hears a short sentence now and then
     * @return the export files, in the order in which a reader would open them; without the mapping
     * @throws UncheckedIOException where a file can't be written
     */
    public static List<Path> write(Path folder, DemoOptions options, Consumer<String> progress) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("demo.yaml"), mapping());
            return writeExports(folder, options, progress);
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }

    /** The mapping from the export files to the canonical tables, as YAML. */
    public static String mapping() {
        try (InputStream in = DemoCompany.class.getResourceAsStream("demo.yaml")) {
            if (in == null) {
                throw new IllegalStateException("demo.yaml is missing from the demo module");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
    }

    private static List<Path> writeExports(Path folder, DemoOptions options, Consumer<String> progress)
            throws IOException {
        Effects effects = Effects.of(options.world());
        try (Exports exports = new Exports(folder)) {
            for (int number = 0; number < options.customers(); number++) {
                writeCustomer(number, options, effects, exports);
                if ((number + 1) % CUSTOMERS_PER_REPORT == 0) {
                    progress.accept(
                            Unit.whole(number + 1) + " of " + Unit.whole(options.customers()) + " customers made up");
                }
            }
            exports.writeOffice();
            progress.accept(Unit.whole(exports.rows()) + " rows written to "
                    + exports.files().size() + " files");
            return exports.files();
        }
    }

    /** Each part of a customer has dice of its own: other words, or another world, leave the rest as it is. */
    private static void writeCustomer(int number, DemoOptions options, Effects effects, Exports exports)
            throws IOException {
        long first = (long) number * 4;
        Customer customer = Customer.make(number, Chance.of(options.seed(), first));
        Life life = Life.live(customer, effects, options.answers(), Chance.of(options.seed(), first + 1));
        Names names = Names.of(customer, Chance.of(options.seed(), first + 2));
        exports.write(life, names, effects, options.answers(), Chance.of(options.seed(), first + 3));
    }
}
