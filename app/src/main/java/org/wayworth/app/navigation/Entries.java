package org.wayworth.app.navigation;

import java.util.List;
import java.util.Optional;
import org.wayworth.app.navigation.Entry.Lacks;

/**
 * The menu, as data. The one place that says where a page stands: a new tab is one line here. An analysis that is not
 * named stands last under {@link #OTHERWISE}.
 */
final class Entries {

    /** The entry of analyses that nobody placed: each says what something goes with, and that is Value's subject. */
    static final String OTHERWISE = "value";

    static final List<Entry> ALL = List.of(
            entry(
                    "",
                    Group.HOME,
                    "Home",
                    "house",
                    "This page tells what to know now, how sure that is, and what to do next.",
                    Tab.page("", "Home")),
            entry(
                    "value",
                    Group.UNDERSTAND,
                    "Value",
                    "coins",
                    "These pages tell how later revenue differs by rating, and what better ratings are expected to be worth.",
                    Tab.analysis("", "linkage"),
                    Tab.analysis("bands", "value"),
                    Tab.analysis("lifetime", "lifetime"),
                    Tab.analysis("earned-growth", "earned"),
                    Tab.analysis("what-if", "whatif")),
            entry(
                    "drivers",
                    Group.UNDERSTAND,
                    "Drivers",
                    "list-ordered",
                    "These pages tell which parts of the experience matter most to customers, and where to begin.",
                    Tab.analysis("", "drivers", "Ranking"),
                    Tab.analysis("promises", "late")),
            entry(
                    "feedback",
                    Group.UNDERSTAND,
                    "Feedback",
                    "message-square-text",
                    "These pages tell how customers rate us, how the score is changing, and who does not respond.",
                    Tab.analysis("", "listening"),
                    Tab.analysis("non-respondents", "silent")),
            entry(
                    "customers",
                    Group.UNDERSTAND,
                    "Customers",
                    "users",
                    "This page tells who the best customers are, and what sets them apart.",
                    Tab.analysis("best", "best")),
            lacking(
                    "journeys",
                    Group.UNDERSTAND,
                    "Journeys",
                    "route",
                    "This page tells where customers' journeys go wrong, for whom, and what that is worth.",
                    new Lacks(
                            "This version does not draw journeys.",
                            "Touchpoints, contacts and promised dates can be imported, but no question puts them in order"
                                    + " or compares them with a journey map.",
                            "One step of the journey can be judged today: what happens to the score when a promised"
                                    + " date is missed.",
                            "late")),
            lacking(
                    "opportunities",
                    Group.ACT,
                    "Opportunities",
                    "lightbulb",
                    "This page tells which improvement is worth most a year, what it costs, and what was decided.",
                    new Lacks(
                            "This version does not rank opportunities.",
                            "Improvements and their cost cannot be recorded; decisions can.",
                            "The first half can be asked today: what it is expected to be worth if fewer customers"
                                    + " gave a low rating.",
                            "whatif"),
                    Tab.page("", "Ranked"),
                    Tab.page("decisions", "Decisions")),
            lacking(
                    "initiatives",
                    Group.ACT,
                    "Initiatives",
                    "flag",
                    "This page tells which changes are under way, and whether those that ended had the effect expected"
                            + " of them.",
                    new Lacks(
                            "This version does not follow initiatives.",
                            "When a change began and whom it reached cannot be recorded, and without that its effect"
                                    + " cannot be told from a coincidence.",
                            "How ratings moved over time can be seen today, without a claim about the reason.",
                            "listening")),
            entry(
                    "programme",
                    Group.RUN,
                    "Programme",
                    "compass",
                    "These pages tell what the customer experience programme is for, which goals it has, and who takes"
                            + " part.",
                    Tab.page("charter", "Charter"),
                    Tab.page("goals", "Goals"),
                    Tab.page("people", "People")),
            entry(
                    "data",
                    Group.RUN,
                    "Data",
                    "database",
                    "These pages tell what has been imported, whether it is right, and what is being worked on.",
                    Tab.page("", "Data"),
                    Tab.page("jobs", "Jobs")));

    private Entries() {}

    private static Entry entry(String slug, Group group, String label, String icon, String tells, Tab... tabs) {
        return new Entry(slug, group, label, icon, tells, Optional.empty(), List.of(tabs));
    }

    /** An entry that no page answers yet, or not in full: give it tabs, and what is missing is not said any more. */
    private static Entry lacking(
            String slug, Group group, String label, String icon, String tells, Lacks lacks, Tab... tabs) {
        return new Entry(slug, group, label, icon, tells, Optional.of(lacks), List.of(tabs));
    }
}
