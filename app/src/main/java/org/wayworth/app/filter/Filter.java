package org.wayworth.app.filter;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The state of the filter: which period, which customers, compared by what. It lies in the address alone, under the names
 * that these options have in every question and on the command line: {@code ?from=2025-01-01&where=…&by=region}. One state
 * has one text, however it was written; what cannot be read stays as it was written, and is told.
 *
 * @param texts one for each part that is set; none is empty
 * @param faults what is wrong with them
 */
public record Filter(Map<Key, String> texts, List<Fault> faults) {

    /** Everybody, at any time, compared with nobody. */
    public static final Filter NONE = new Filter(Map.of(), List.of());

    /** @param message a sentence that says what must hold, and what was found */
    public record Fault(Key key, String message) {}

    public Filter {
        texts = Map.copyOf(texts);
        faults = List.copyOf(faults);
    }

    /** @param parameters of the address; others than ours are passed over, of several of one name the last counts */
    public static Filter of(Map<String, String[]> parameters) {
        Map<Key, String> texts = new EnumMap<>(Key.class);
        List<Fault> faults = new ArrayList<>();
        for (Key key : Key.values()) {
            String written = last(parameters.get(key.word()));
            if (!written.isEmpty()) {
                FilterText read = FilterText.read(key, written);
                texts.put(key, read.text());
                read.fault().ifPresent(message -> faults.add(new Fault(key, message)));
            }
        }
        addDisorder(texts, faults);
        return new Filter(texts, faults);
    }

    private static void addDisorder(Map<Key, String> texts, List<Fault> faults) {
        boolean areDays = faults.stream().noneMatch(fault -> fault.key() == Key.FROM || fault.key() == Key.UNTIL);
        if (areDays && texts.containsKey(Key.FROM) && texts.containsKey(Key.UNTIL)) {
            LocalDate from = LocalDate.parse(texts.get(Key.FROM));
            LocalDate until = LocalDate.parse(texts.get(Key.UNTIL));
            if (from.isAfter(until)) {
                faults.add(new Fault(Key.FROM, FilterText.disorder(from, until)));
            }
        }
    }

    private static String last(String @Nullable [] values) {
        return values == null || values.length == 0 ? "" : values[values.length - 1].strip();
    }

    public boolean isSet(Key key) {
        return texts.containsKey(key);
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /** As it stands in the address; empty where the part is not set. */
    public String text(Key key) {
        return texts.getOrDefault(key, "");
    }

    public Optional<String> fault(Key key) {
        return faults.stream()
                .filter(fault -> fault.key() == key)
                .map(Fault::message)
                .findFirst();
    }

    /** The same without some parts. */
    public Filter without(Key... keys) {
        List<Key> gone = List.of(keys);
        Map<Key, String> rest = new EnumMap<>(Key.class);
        texts.forEach((key, text) -> {
            if (!gone.contains(key)) {
                rest.put(key, text);
            }
        });
        return new Filter(
                rest,
                faults.stream().filter(fault -> !gone.contains(fault.key())).toList());
    }

    /** The same of another period. */
    public Filter during(LocalDate from, LocalDate until) {
        Filter others = without(Key.FROM, Key.UNTIL);
        Map<Key, String> all = new EnumMap<>(Key.class);
        all.putAll(others.texts);
        all.put(Key.FROM, from.toString());
        all.put(Key.UNTIL, until.toString());
        return new Filter(all, others.faults);
    }

    /** Its one text in an address, without ? or &; empty where nothing is set. */
    public String query() {
        return List.of(Key.values()).stream()
                .filter(this::isSet)
                .map(key -> key.word() + "=" + URLEncoder.encode(text(key), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** An address of ours that has this filter added, as far as it can be read: nobody carries a fault to another page. */
    public String on(String address) {
        Filter sound = without(faults.stream().map(Fault::key).toArray(Key[]::new));
        return sound.isEmpty() ? address : sound.addedTo(address);
    }

    private String addedTo(String address) {
        int hash = address.indexOf('#');
        String page = hash < 0 ? address : address.substring(0, hash);
        return page + (page.contains("?") ? "&" : "?") + query() + (hash < 0 ? "" : address.substring(hash));
    }
}
