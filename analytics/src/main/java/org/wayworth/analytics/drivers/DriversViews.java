package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Outcome;

/** The same question asked of different respondents. */
final class DriversViews {

    /** A study, or why there is none. */
    record View(Optional<DriversStudy> study, Optional<Outcome> refusal) {

        static View of(DriversStudy study) {
            return new View(Optional.of(study), Optional.empty());
        }

        static View refused(Outcome refusal) {
            return new View(Optional.empty(), Optional.of(refusal));
        }
    }

    /** Parts of the respondents are resampled half as often, and so often at least. */
    private static final int FEWEST_RESAMPLES = 200;

    private final DriversTarget target;
    private final DriversOptions options;
    private final List<Integer> candidates;
    private final DriversRefusals refusals;
    private final long seed;

    DriversViews(
            DriversTarget target,
            DriversOptions options,
            List<Integer> candidates,
            DriversRefusals refusals,
            long seed) {
        this.target = target;
        this.options = options;
        this.candidates = List.copyOf(candidates);
        this.refusals = refusals;
        this.seed = seed;
    }

    /**
     * @param audience as the beginning of a sentence; empty for everyone
     * @param drops what led to {@code all}
     */
    View of(DriversRows all, String audience, List<Base.Drop> drops) {
        DriversRows respondents = all.withOutcome();
        List<Base.Drop> before = new ArrayList<>(drops);
        before.add(new Base.Drop(target.without(), all.size() - respondents.size()));
        if (all.size() == 0) {
            return View.refused(refusals.nobody(new Base(0, "responses", before)));
        }
        DriversChoice choice = DriversChoice.of(respondents, candidates);
        if (choice.together().isEmpty()) {
            return View.refused(refusals.noneForMost(choice, new Base(respondents.size(), "responses", before)));
        }
        DriversRows rows = DriversStudy.modelRows(respondents, choice);
        Base base = DriversStudy.base(respondents, rows, choice, before);
        int questions = choice.together().size();
        if (rows.size() < DriversStudy.need(questions)) {
            return View.refused(refusals.tooFew(base, questions));
        }
        if (Arrays.stream(rows.outcome()).distinct().limit(2).count() < 2) {
            return View.refused(refusals.sameForAll(target, base));
        }
        int resamples = audience.isEmpty() ? options.resamples() : Math.max(FEWEST_RESAMPLES, options.resamples() / 2);
        return DriversStudy.fit(rows, choice.togetherArray(), options, resamples, seed)
                .fold(
                        model -> View.of(
                                new DriversStudy(target, options, audience, respondents, rows, choice, base, model)),
                        no -> View.refused(refusals.notComputable(no, base)));
    }

    /** Each group of an attribute that is large enough; the customers of a group are those of it when they answered. */
    List<DriversContrast.Part> groups(DriversRows rows, String name, Attributes attributes) {
        String[] values = attributes.at(name, rows.customers(), rows.days());
        List<String> names = Stream.concat(attributes.values(name).stream(), Stream.of(Attributes.NOT_KNOWN))
                .toList();
        List<DriversRows> groups =
                names.stream().map(value -> rows.only(marked(values, value))).toList();
        boolean[] shown = SmallGroups.standard()
                .shown(groups.stream().mapToLong(DriversRows::people).toArray());
        List<DriversContrast.Part> parts = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            DriversRows group = groups.get(g);
            if (shown[g] && !names.get(g).equals(Attributes.NOT_KNOWN)) {
                String part = name.replace('_', ' ') + " " + names.get(g);
                Base.Drop others = new Base.Drop("of other groups", rows.size() - group.size());
                of(group, "Among customers of " + part, List.of(others))
                        .study()
                        .ifPresent(study -> parts.add(new DriversContrast.Part("customers of " + part, study)));
            }
        }
        return parts;
    }

    private static boolean[] marked(String[] values, String value) {
        boolean[] marked = new boolean[values.length];
        for (int i = 0; i < marked.length; i++) {
            marked[i] = values[i].equals(value);
        }
        return marked;
    }
}
