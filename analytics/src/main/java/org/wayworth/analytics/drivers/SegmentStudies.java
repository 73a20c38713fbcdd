package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.weighting.UnitWeights;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Outcome;

/** The same study of different respondents. */
final class SegmentStudies {

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

    private final OutcomeMeasure target;
    private final DriversOptions options;
    private final List<Integer> candidates;
    private final DriversRefusals refusals;
    private final Optional<ObservationWindow> observed;
    private final long seed;

    SegmentStudies(
            OutcomeMeasure target,
            DriversOptions options,
            List<Integer> candidates,
            DriversRefusals refusals,
            Optional<ObservationWindow> observed,
            long seed) {
        this.target = target;
        this.options = options;
        this.candidates = List.copyOf(candidates);
        this.refusals = refusals;
        this.observed = observed;
        this.seed = seed;
    }

    /** @param drops what led to {@code all} */
    View of(DriversRows all, StudyGroup group, List<Base.Drop> drops) {
        DriversRows respondents = all.withOutcome();
        Base rated = new SampleAccount()
                .observed(restsOnRecords(group) ? observed.map(ObservationWindow::observed) : Optional.empty())
                .leftOut(drops)
                .leftOut(target.without(), all.size() - respondents.size())
                .remaining(respondents.size(), "responses");
        if (all.size() == 0) {
            return View.refused(refusals.nobody(rated));
        }
        if (respondents.size() == 0) {
            return View.refused(refusals.noOutcome(target, rated));
        }
        QuestionSelection choice = QuestionSelection.of(respondents, candidates);
        if (choice.together().isEmpty()) {
            return View.refused(refusals.noneForMost(choice, rated));
        }
        DriversRows rows = DriversStudy.modelRows(respondents, choice);
        Base base = DriversStudy.base(respondents, rows, choice, rated);
        int questions = choice.together().size();
        if (!rows.shows(SmallGroups.standard())) {
            return View.refused(refusals.audience().tooFewPeople(SmallGroups.standard()));
        }
        if (rows.size() < DriversStudy.need(questions)) {
            return View.refused(refusals.tooFew(base, questions));
        }
        if (Arrays.stream(rows.outcome()).distinct().limit(2).count() < 2) {
            return View.refused(refusals.sameForAll(target, base));
        }
        DriversSample sample = DriversSample.of(rows, options.weights());
        UnitWeights spread = sample.spread();
        if (spread.isTooFew()) {
            return View.refused(refusals.fewDecide(spread, sample.isWeighted(), base));
        }
        int resamples = group.isEveryone() ? options.resamples() : Math.max(FEWEST_RESAMPLES, options.resamples() / 2);
        return DriversStudy.fit(rows, sample, choice.togetherArray(), resamples, seed)
                .fold(
                        model -> View.of(
                                new DriversStudy(target, options, group, respondents, rows, choice, base, model)),
                        no -> View.refused(refusals.notComputable(no, choice, base)));
    }

    /** Who brings most, who buys again and who stays rests on what is recorded of customers. */
    private boolean restsOnRecords(StudyGroup group) {
        return group.isBest() || target.isShare();
    }

    /**
     * Each segment of an attribute that is large enough: whose customers were in it when they answered.
     *
     * @param drops what led to {@code rows}
     */
    List<SegmentContrast.Part> segments(
            DriversRows rows, String attribute, Attributes attributes, List<Base.Drop> drops) {
        List<String> names = Stream.concat(attributes.values(attribute).stream(), Stream.of(Attributes.NOT_KNOWN))
                .toList();
        List<DriversRows> segments = rows.byAttribute(attribute, names, attributes);
        boolean[] shown = DriversRows.shown(SmallGroups.standard(), segments);
        List<SegmentContrast.Part> parts = new ArrayList<>();
        for (int s = 0; s < segments.size(); s++) {
            DriversRows segment = segments.get(s);
            if (shown[s] && !names.get(s).equals(Attributes.NOT_KNOWN)) {
                StudyGroup group = StudyGroup.of(attribute.replace('_', ' ') + " " + names.get(s));
                Base before = new SampleAccount()
                        .leftOut(drops)
                        .leftOut("in other segments", rows.size() - segment.size())
                        .remaining(segment.size(), "responses");
                of(segment, group, before.drops())
                        .study()
                        .ifPresent(study -> parts.add(new SegmentContrast.Part(group, study)));
            }
        }
        return parts;
    }
}
