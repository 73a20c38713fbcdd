package org.wayworth.app.navigation;

/**
 * One page of an entry: that of an analysis, or one that a controller of its own draws.
 *
 * @param slug the last word of its address; empty where it stands at the entry's own
 * @param label what people call it; empty where the title of the analysis says it
 * @param analysis the analysis whose page it is; empty where it is another page
 */
public record Tab(String slug, String label, String analysis) {

    private static final String SLUG = "([a-z][a-z0-9]*(-[a-z0-9]+)*)?";

    public Tab {
        if (!slug.matches(SLUG)) {
            throw new IllegalArgumentException("a tab's word in the address must be in kebab case, not " + slug);
        }
        if (label.isEmpty() && analysis.isEmpty()) {
            throw new IllegalArgumentException("a page that is not an analysis must have a label, at /" + slug);
        }
    }

    /** The page of an analysis, called by the analysis's own title. */
    static Tab analysis(String slug, String analysis) {
        return new Tab(slug, "", analysis);
    }

    /** The page of an analysis, called otherwise here: where its title would repeat the entry's. */
    static Tab analysis(String slug, String analysis, String label) {
        return new Tab(slug, label, analysis);
    }

    /** A page that a controller of its own draws. */
    static Tab page(String slug, String label) {
        return new Tab(slug, label, "");
    }

    /** The same, called by the title of its analysis where it has no label. */
    Tab titled(String title) {
        return label.isEmpty() ? new Tab(slug, title, analysis) : this;
    }

    public boolean isAnalysis() {
        return !analysis.isEmpty();
    }
}
