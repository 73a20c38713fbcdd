package org.wayworth.programme.subject;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wayworth.programme.subject.Version.Name;
import org.wayworth.store.Change;
import org.wayworth.store.ChangeLog;
import org.wayworth.store.Store;

/**
 * What the organisation has decided. Every save is a new version and nothing is ever overwritten; who saves says which
 * version they had before them, so that of two edits of the same version the second is set aside and shown, not lost.
 */
public final class Programme {

    private final Store store;
    private final Versions versions;
    private final World world;
    private final List<Subject<?>> subjects;

    /**
     * @param store the operational database, migrated
     * @param subjects of which things may be named
     */
    public Programme(Store store, Clock clock, World world, List<Subject<?>> subjects) {
        this.store = store;
        this.versions = new Versions(store, clock);
        this.world = world;
        this.subjects = List.copyOf(subjects);
    }

    /** All things of a subject, in order of name. */
    public <T extends Record> List<Thing<T>> list(Subject<T> subject) {
        return versions.current(subject.kind()).stream()
                .map(version -> thing(subject, version))
                .toList();
    }

    public <T extends Record> Optional<Thing<T>> find(Subject<T> subject, String slug) {
        return versions.current(new Name(subject.kind(), slug)).map(version -> thing(subject, version));
    }

    /** The current version of a thing of any subject. */
    public Optional<Version> find(Name thing) {
        return versions.current(thing);
    }

    /** All versions of a thing, the latest first; those that were set aside among them. */
    public List<Version> history(Subject<?> subject, String slug) {
        return versions.history(new Name(subject.kind(), slug));
    }

    /** What a version says. */
    public <T extends Record> T value(Subject<T> subject, Version version) {
        return thing(subject, version).value();
    }

    private static <T extends Record> Thing<T> thing(Subject<T> subject, Version version) {
        Forms.Read<T> read = Forms.read(subject, FlatYaml.read(version.body()).values());
        return new Thing<>(
                subject,
                read.thing()
                        .orElseThrow(() -> new IllegalStateException(version.thing() + " as it is on record: "
                                + read.faults().get(0).text())),
                version);
    }

    /**
     * Saves a new thing under the name that follows from what it says.
     *
     * @param texts of its fields
     */
    public <T extends Record> Saved add(Subject<T> subject, Map<String, List<String>> texts, Writer writer) {
        Forms.Read<T> read = Forms.read(subject, texts);
        return read.thing()
                .map(thing -> save(subject, subject.slug(thing), 0, texts, writer))
                .orElseGet(() -> new Saved.Wrong(read.faults(), texts));
    }

    /**
     * Saves a thing.
     *
     * @param basedOn the version that the writer had before them; 0 where there was none
     */
    public <T extends Record> Saved save(
            Subject<T> subject, String slug, int basedOn, Map<String, List<String>> texts, Writer writer) {
        return store.together(() -> {
            Name name = new Name(subject.kind(), slug);
            Optional<Version> current = versions.current(name);
            Forms.Read<T> read = Forms.read(subject, texts);
            List<Fault> faults = new ArrayList<>(read.faults());
            faults.addAll(writer.faults());
            read.thing().ifPresent(thing -> {
                faults.addAll(named(subject, slug, thing));
                faults.addAll(references(Set.of(name)).check(subject, Forms.texts(subject, thing)));
                faults.addAll(subject.check(thing, world));
                faults.addAll(standing(subject, thing, current, writer));
            });
            if (faults.isEmpty()) {
                faults.addAll(version(subject, slug, basedOn, read, current));
            }
            if (!faults.isEmpty()) {
                return new Saved.Wrong(faults, texts);
            }
            return put(name, basedOn, current, body(subject, read.thing().orElseThrow()), writer);
        });
    }

    /** Whether a thing may be called so. */
    private static <T extends Record> List<Fault> named(Subject<T> subject, String slug, T thing) {
        if (!Slug.isOne(slug)) {
            return List.of(new Fault(
                    "", "a name in addresses must be lower-case words of letters and digits, joined by hyphens", slug));
        }
        return subject.isOnlyOne() && !slug.equals(subject.slug(thing))
                ? List.of(new Fault(
                        "", "there is one " + subject.kind() + ", and it must be called " + subject.slug(thing), slug))
                : List.of();
    }

    /** Whether there is what is to be edited, and nothing where something new is to be. */
    private static <T extends Record> List<Fault> version(
            Subject<T> subject, String slug, int basedOn, Forms.Read<T> read, Optional<Version> current) {
        if (basedOn == 0 && isOther(subject, read, current)) {
            return List.of(new Fault(
                    Fault.VERSION,
                    "there is a " + subject.kind() + " of this name already, " + slug,
                    "",
                    "Open that one and edit it."));
        }
        return basedOn > 0 && current.isEmpty()
                ? List.of(new Fault(Fault.VERSION, "there is no " + subject.kind() + " of this name to edit", ""))
                : List.of();
    }

    /** Whether another thing than the one that is read has its name already. */
    private static <T extends Record> boolean isOther(
            Subject<T> subject, Forms.Read<T> read, Optional<Version> current) {
        return current.isPresent()
                && !read.thing().map(thing -> body(subject, thing)).equals(current.map(Version::body));
    }

    private Saved put(Name name, int basedOn, Optional<Version> current, String body, Writer writer) {
        if (current.isPresent() && current.get().body().equals(body)) {
            return new Saved.Done(current.get());
        }
        if (current.isPresent() && current.get().number() != basedOn) {
            Version yours = versions.add(name, basedOn, true, body, writer, "set aside");
            return new Saved.Conflict(current.get(), yours);
        }
        return new Saved.Done(added(versions.add(name, basedOn, false, body, writer, "saved")));
    }

    /** Tells what the version cites. */
    private Version added(Version version) {
        Map<String, List<String>> texts = FlatYaml.read(version.body()).values();
        subjects.stream()
                .filter(subject -> subject.kind().equals(version.thing().kind()))
                .flatMap(subject -> Forms.describe(subject).stream())
                .filter(field -> field.refersTo().equals(Reference.FINDING))
                .map(field -> texts.getOrDefault(field.key(), List.of()))
                .filter(cited -> !cited.isEmpty())
                .forEach(cited -> world.cited(version.thing(), cited));
        return version;
    }

    /**
     * Makes an earlier version, or one that was set aside, the current one again, as a new version.
     *
     * @return what became of it; empty where there is no such version
     */
    public Optional<Saved> restore(Subject<?> subject, String slug, int number, int basedOn, Writer writer) {
        return store.together(() -> {
            Name name = new Name(subject.kind(), slug);
            return versions.history(name).stream()
                    .filter(version -> version.number() == number)
                    .findFirst()
                    .map(version -> put(name, basedOn, versions.current(name), version.body(), writer));
        });
    }

    /** A change of state needs a reason, and a way from the one to the other. */
    private static <T extends Record> List<Fault> standing(
            Subject<T> subject, T thing, Optional<Version> current, Writer writer) {
        Optional<Described> state =
                Forms.describe(subject).stream().filter(Described::isState).findFirst();
        if (state.isEmpty() || current.isEmpty()) {
            return List.of();
        }
        String key = state.get().key();
        String was = first(FlatYaml.read(current.get().body()).values(), key);
        String is = first(Forms.texts(subject, thing), key);
        if (was.equals(is)) {
            return List.of();
        }
        if (!Forms.mayFollow(subject, key, was, is)) {
            return List.of(new Fault(
                    key,
                    key + " cannot go from " + state.get().labelOf(was).toLowerCase(java.util.Locale.ROOT) + " to "
                            + state.get().labelOf(is).toLowerCase(java.util.Locale.ROOT),
                    ""));
        }
        return writer.why().isEmpty()
                ? List.of(new Fault("why", "a change of state must have a reason", ""))
                : List.of();
    }

    private static String first(Map<String, List<String>> texts, String key) {
        return texts.getOrDefault(key, List.of("")).get(0);
    }

    /**
     * Brings in several things together: all of them, or none where anything is wrong with one of them.
     *
     * @param incoming each with the edition that its writer had before them
     * @param isOverwriting whether they also replace what was changed since then
     */
    public Brought bring(List<Incoming> incoming, boolean isOverwriting, Writer writer) {
        return store.together(() -> {
            Map<Incoming, List<Fault>> faults = faults(incoming, isOverwriting, writer);
            if (!faults.isEmpty()) {
                return new Brought(List.of(), 0, faults);
            }
            List<Version> added = new ArrayList<>();
            for (Incoming one : incoming) {
                Name name = one.name();
                Optional<Version> current = versions.current(name);
                if (current.isEmpty() || !current.get().body().equals(one.body())) {
                    int basedOn = current.map(Version::number).orElse(0);
                    added.add(added(versions.add(name, basedOn, false, one.body(), writer, "imported")));
                }
            }
            return new Brought(added, incoming.size() - added.size(), Map.of());
        });
    }

    /** What is wrong with things that are to come in together; of those alone with which something is. */
    public Map<Incoming, List<Fault>> faults(List<Incoming> incoming, boolean isOverwriting, Writer writer) {
        Set<Name> names = new LinkedHashSet<>();
        incoming.forEach(one -> names.add(one.name()));
        References references = references(names);
        Map<Incoming, List<Fault>> faults = new LinkedHashMap<>();
        for (Incoming one : incoming) {
            List<Fault> of = new ArrayList<>(references.check(one.subject(), one.texts()));
            of.addAll(outside(one.subject(), one, writer));
            versions.current(one.name())
                    .filter(current -> !isOverwriting && one.isBehind(current))
                    .ifPresent(current -> of.add(new Fault(
                            "edition",
                            "it must be an edit of what is on record now, edition " + Body.edition(current.body()),
                            one.edition().isEmpty() ? "no edition" : one.edition(),
                            "Export again and put your changes into the new file, or import with --overwrite:"
                                    + " the other version stays in the history.")));
            if (!of.isEmpty()) {
                faults.put(one, of);
            }
        }
        return faults;
    }

    private <T extends Record> List<Fault> outside(Subject<T> subject, Incoming one, Writer writer) {
        T thing = Forms.read(subject, one.texts()).thing().orElseThrow();
        List<Fault> faults = new ArrayList<>(writer.faults());
        faults.addAll(subject.check(thing, world));
        faults.addAll(standing(subject, thing, versions.current(one.name()), writer));
        return faults;
    }

    private References references(Set<Name> more) {
        Set<Name> all = new LinkedHashSet<>(more);
        subjects.forEach(subject -> versions.current(subject.kind()).forEach(version -> all.add(version.thing())));
        return new References(world, all);
    }

    /** Who changed what, the latest first. */
    public List<Change> changes(int most) {
        return new ChangeLog(store).latest(most);
    }

    /**
     * Takes who a person is out of every version of a thing, for good.
     *
     * @return versions that said it
     */
    public int erase(Subject<?> subject, String slug) {
        Set<String> personal = Forms.describe(subject).stream()
                .filter(Described::isPersonal)
                .map(Described::key)
                .collect(Collectors.toSet());
        return store.together(() -> {
            int erased = 0;
            for (Version version : versions.history(new Name(subject.kind(), slug))) {
                Map<String, List<String>> texts =
                        new LinkedHashMap<>(FlatYaml.read(version.body()).values());
                texts.replaceAll((key, said) -> personal.contains(key) ? List.of("Erased") : said);
                String body = Body.of(texts, Forms.describe(subject));
                if (!body.equals(version.body())) {
                    versions.erase(version, body);
                    erased++;
                }
            }
            return erased;
        });
    }

    private static <T extends Record> String body(Subject<T> subject, T thing) {
        return Body.of(Forms.texts(subject, thing), Forms.describe(subject));
    }
}
