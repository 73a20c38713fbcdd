package org.wayworth.analytics.listening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wayworth.analytics.audience.Where;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Statement.Argument;
import org.wayworth.vocabulary.Unit;

/** What is said of a score in one sentence. */
final class ScoreStatements {

    private final ScoreStudy study;

    ScoreStatements(ScoreStudy study) {
        this.study = study;
    }

    /** "Weighted NPS is 35.1, down 5.3 points (0.9 to 9.6) on the year before." */
    Statement score() {
        return Stream.of(Detail.values())
                .flatMap(detail -> score(detail).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no sentence about this score is short enough"));
    }

    /** How much is said of a change, the fullest first: a sentence must be read at one glance. */
    private enum Detail {
        WITH_SAME_MIX,
        WITH_RANGE,
        SIZE,
        NONE
    }

    /** Empty where the sentence would be too long. */
    private Optional<Statement> score(Detail detail) {
        ScoreMeasure measure = study.measure();
        ReportingPeriod time = study.time();
        List<Argument> arguments = new ArrayList<>();
        arguments.add(Statement.value("score", study.score().measured(measure)));
        String template = switch (measure.kind()) {
            case NPS -> weighted("NPS") + " is {score}";
            case TOP_BOX -> {
                arguments.add(Statement.words(
                        "boxes", measure.boxesText() + " out of " + ScoreMeasure.write(measure.high())));
                yield "{score} of ratings" + (isWeighted() ? ", weighted," : "") + " are {boxes}";
            }
            case MEAN, AUTO -> {
                arguments.add(Statement.words("scale", measure.scaleText()));
                yield "the " + weighted("mean rating") + " is {score} ({scale})";
            }
        };
        if (time.isDated() && (!time.isUsual() || time.before().isEmpty())) {
            arguments.add(Statement.words("period", time.text()));
            template += " {period}";
        }
        String sentence = opening() + template + (detail == Detail.NONE ? "." : change(arguments, detail));
        arguments.addAll(0, segment());
        return Statement.fits(sentence, arguments)
                ? Optional.of(Statement.description(sentence, arguments.toArray(new Argument[0])))
                : Optional.empty();
    }

    private boolean isWeighted() {
        return study.score().weighted().isPresent();
    }

    private String weighted(String score) {
        return (isWeighted() ? "weighted " : "") + score;
    }

    /** The rest of the sentence: on what time before it rose or fell. */
    private String change(List<Argument> arguments, Detail detail) {
        if (!study.time().isDated()) {
            return ". The responses carry no date, so there is no trend.";
        }
        Optional<Measured> changed = study.changed();
        Optional<ReportingPeriod.Before> before = study.time().before();
        if (before.isPresent() && !study.few().isClaimable()) {
            arguments.add(Statement.words("before", before.get().text()));
            arguments.add(Statement.words("reason", study.few().reason()));
            return ", with no clear change on {before}: {reason}.";
        }
        if (changed.isEmpty() || before.isEmpty()) {
            return ".";
        }
        arguments.add(Statement.words("before", before.get().text()));
        Measured change = changed.get();
        String sameMix = detail == Detail.WITH_SAME_MIX ? sameMix(arguments) : ".";
        if (!change.isClearOf(0)) {
            return ", with no clear change on {before}" + sameMix;
        }
        arguments.add(Statement.words("direction", change.value() > 0 ? "up" : "down"));
        arguments.add(Statement.words("change", ScoreMeasure.sizeText(change)));
        if (detail == Detail.SIZE) {
            return ", {direction} {change} on {before}.";
        }
        Measured size = change.size();
        arguments.add(
                Statement.words("range", size.lowText() + " to " + size.unit().before(size.highText())));
        return ", {direction} {change} ({range}) on {before}" + sameMix;
    }

    /** The end of the sentence: what is left of the change among the same kinds of customers, where that is another one. */
    private String sameMix(List<Argument> arguments) {
        Optional<CustomerMix> mix = study.mix();
        Optional<Measured> standardised = study.atSameMix();
        if (mix.isEmpty() || standardised.isEmpty()) {
            return ".";
        }
        Measured change = standardised.get();
        arguments.add(Statement.name("attribute", mix.get().noun()));
        if (!change.isClearOf(0)) {
            return "; with the same mix of {attribute}, no clear change.";
        }
        arguments.add(Statement.words("same", (change.value() > 0 ? "up " : "down ") + ScoreMeasure.sizeText(change)));
        return "; with the same mix of {attribute}, {same}.";
    }

    /** @param periods that the slope rests on */
    Statement trend(Measured slope, boolean isClear, int periods, FewRespondents few) {
        Argument measure = Statement.words("measure", study.measure().inSentence());
        Argument length = Statement.words("periods", study.trend().step().text(periods));
        if (!few.isClaimable()) {
            List<Argument> all = new ArrayList<>(segment());
            all.addAll(List.of(measure, length, Statement.words("reason", few.reason())));
            return Statement.noClearDifference(
                    opening() + "{measure} shows no clear trend over {periods}: {reason}.",
                    all.toArray(new Argument[0]));
        }
        if (!isClear) {
            List<Argument> all = new ArrayList<>(segment());
            all.addAll(List.of(measure, length));
            return Statement.noClearDifference(
                    opening() + "{measure} shows no clear trend over {periods}.", all.toArray(new Argument[0]));
        }
        List<Argument> arguments = new ArrayList<>(List.of(
                measure,
                Statement.words("moved", slope.value() > 0 ? "rose" : "fell"),
                Statement.size("size", slope),
                length));
        Optional<CustomerMix> mix = study.mix().filter(CustomerMix::isDecisive);
        mix.ifPresent(found -> arguments.add(Statement.name("attribute", found.noun())));
        return about(
                "{measure} {moved} by {size}" + points(slope) + " a year over {periods}"
                        + (mix.isPresent() ? ", while the mix of {attribute} changed." : "."),
                arguments);
    }

    /** The group that differs most surely, or that none does. */
    Statement breakdown(ScoreBreakdown groups, Optional<ScoreBreakdown.Group> clearest, Optional<Measured> gap) {
        Argument measure = Statement.words("measure", study.measure().inSentence());
        BreakdownChoice by = groups.by();
        if (clearest.isEmpty() || gap.isEmpty()) {
            List<Argument> all = new ArrayList<>(segment());
            all.addAll(List.of(by.argument("kind"), measure));
            return Statement.noClearDifference(
                    opening() + "no {kind} differs clearly from the others in {measure}.",
                    all.toArray(new Argument[0]));
        }
        return about(
                "{measure} {at} {group} is {size}" + points(gap.get()) + " {above} that of all others.",
                Arrays.asList(
                        measure,
                        Statement.words("at", by.preposition()),
                        Statement.name("group", by.group(clearest.get().name())),
                        Statement.size("size", gap.get()),
                        Statement.words("above", gap.get().value() > 0 ? "above" : "below")));
    }

    /** Percentage points name themselves. */
    private static String points(Measured difference) {
        return difference.unit().kind() == Unit.Kind.SHARE_POINTS ? "" : " points";
    }

    private Statement about(String template, List<Argument> arguments) {
        List<Argument> all = new ArrayList<>(segment());
        all.addAll(arguments);
        return Statement.description(opening() + template, all.toArray(new Argument[0]));
    }

    private String opening() {
        return segment().isEmpty() ? "" : "in {segment}, ";
    }

    private List<Argument> segment() {
        Where where = Where.parse(study.options().where());
        return where.isEverybody() ? List.of() : List.of(Statement.name("segment", where.text()));
    }
}
