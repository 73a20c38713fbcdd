package org.wayworth.analytics;

import org.wayworth.vocabulary.Finding;

/**
 * What an answer will rest on, told while its robustness checks still run: a figure with its interval and no grade. The
 * answer may say it more weakly, in other words, or refuse.
 *
 * @param statement the sentence, in the weakest words: "goes with", never "is followed by"
 * @param qualification interval and n, in sentences
 */
public record FirstFigure(String statement, String qualification) {

    /** @param finding stated in the words of the weakest grade */
    public static FirstFigure of(Finding finding) {
        return new FirstFigure(finding.statement().text(), finding.qualification());
    }
}
