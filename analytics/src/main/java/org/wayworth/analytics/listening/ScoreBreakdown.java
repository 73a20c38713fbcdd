package org.wayworth.analytics.listening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.proportion.MultipleTests;
import org.wayworth.kernel.proportion.TestedDifference;

/** The score by group, each against all others, with small groups hidden so that they cannot be worked out. */
final class ScoreBreakdown {

    private static final double RARE = 0.05;

    /**
     * @param score empty where the group is hidden
     * @param gap the group less all others; empty where few respondents would decide it
     * @param chance of such a gap without a difference, corrected for the number of groups
     */
    record Group(
            String name,
            long n,
            long people,
            boolean shown,
            Optional<Score> score,
            Optional<TestedDifference> gap,
            double chance) {

        boolean isClear() {
            return shown && gap.isPresent() && chance < RARE;
        }
    }

    private final BreakdownChoice by;
    private final List<Group> groups;

    private ScoreBreakdown(BreakdownChoice by, List<Group> groups) {
        this.by = by;
        this.groups = groups;
    }

    /**
     * @param key the group of each row of all
     */
    static ScoreBreakdown of(
            BreakdownChoice by,
            RatedResponses rows,
            String[] key,
            Attributes attributes,
            ScoreMeasure measure,
            SmallGroups small) {
        Map<String, RatedResponses> parts = rows.by(key);
        boolean[] shown = by.kind().isPresent()
                ? RatedResponses.shown(small, parts.values())
                : rows.shown(small, by.attribute(), parts.keySet(), attributes);
        List<Group> tested = new ArrayList<>();
        for (Map.Entry<String, RatedResponses> part : parts.entrySet()) {
            tested.add(group(part.getKey(), part.getValue(), shown[tested.size()], rows, key, measure));
        }
        return new ScoreBreakdown(by, corrected(tested));
    }

    private static Group group(
            String name, RatedResponses part, boolean shown, RatedResponses rows, String[] key, ScoreMeasure measure) {
        Optional<Score> score = shown ? Score.of(part, measure) : Optional.empty();
        RatedResponses others = rows.where(i -> !key[i].equals(name));
        boolean isClaimable = score.isPresent()
                && others.people() > 1
                && FewRespondents.of(part).worse(FewRespondents.of(others)).isClaimable();
        Optional<TestedDifference> gap = isClaimable ? Score.difference(part, others, measure) : Optional.empty();
        return new Group(
                name,
                part.size(),
                part.people(),
                score.isPresent(),
                score,
                gap,
                gap.map(TestedDifference::pValue).orElse(1.0));
    }

    private static List<Group> corrected(List<Group> groups) {
        Vector chances = MultipleTests.BENJAMINI_HOCHBERG.adjust(
                groups.stream().filter(Group::shown).mapToDouble(Group::chance).toArray());
        List<Group> corrected = new ArrayList<>();
        int at = 0;
        for (Group g : groups) {
            double chance = g.shown() ? chances.at(at++) : 1;
            corrected.add(new Group(g.name(), g.n(), g.people(), g.shown(), g.score(), g.gap(), chance));
        }
        return corrected;
    }

    /** What the groups are groups of. */
    BreakdownChoice by() {
        return by;
    }

    /** Hidden ones included, in order of name. */
    List<Group> all() {
        return groups;
    }

    /** From the highest score down where some group differs clearly; else in order of name, for there is no order. */
    List<Group> shown() {
        List<Group> shown = groups.stream().filter(Group::shown).toList();
        return isRanked()
                ? shown.stream()
                        .sorted(Comparator.comparingDouble(ScoreBreakdown::value)
                                .reversed())
                        .toList()
                : shown;
    }

    boolean isRanked() {
        return groups.stream().anyMatch(Group::isClear);
    }

    private static double value(Group group) {
        return group.score().orElseThrow().shown().value();
    }

    /** The group whose difference from all others is the least likely to be chance. */
    Optional<Group> clearest() {
        return groups.stream()
                .filter(Group::isClear)
                .min(Comparator.comparingDouble(Group::chance)
                        .thenComparingDouble(
                                g -> -Math.abs(g.gap().orElseThrow().statistic())));
    }

    long hidden() {
        return groups.stream().filter(g -> !g.shown()).count();
    }

    long hiddenResponses() {
        return groups.stream().filter(g -> !g.shown()).mapToLong(Group::n).sum();
    }
}
