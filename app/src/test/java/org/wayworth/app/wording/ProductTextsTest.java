package org.wayworth.app.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Options;
import org.wayworth.app.pattern.MadeUp;
import org.wayworth.app.wording.Passage.Kind;

/** Law: what no world reaches, sources, pages and documents, is written in the trade's words. */
@DisplayName("law: words of the whole product")
class ProductTextsTest {

    private static final Pattern SIGNIFICANT = Pattern.compile("(?i)statistical(ly)? significan(t|ce)");

    @Test
    void sourcesUseNoRetiredWord() throws IOException {
        List<Passage> texts = ProductTexts.ofSources();
        assertThat(texts).hasSizeGreaterThan(2_000);
        assertThat(retired(texts)).isEmpty();
    }

    @Test
    void pagesUseNoRetiredWord() throws IOException {
        List<Passage> texts = ProductTexts.ofPages();
        assertThat(texts).hasSizeGreaterThan(500);
        assertThat(retired(texts)).isEmpty();
    }

    @Test
    void documentsUseNoRetiredWord() throws IOException {
        List<Passage> texts = ProductTexts.ofDocuments();
        assertThat(texts).hasSizeGreaterThan(1_000);
        assertThat(retired(texts)).isEmpty();
    }

    @Test
    void questionsLabelsAndHelpsReadWell() {
        for (Analysis<?> analysis : Analyses.all()) {
            String name = analysis.card().name();
            assertThat(WordingLint.faults(
                            new Passage(name, Kind.QUESTION, analysis.card().question())))
                    .isEmpty();
            assertThat(WordingLint.faults(
                            new Passage(name, Kind.PHRASE, analysis.card().title())))
                    .isEmpty();
            for (Options.Described option : Options.describe(analysis)) {
                String place = name + " --" + option.name();
                assertThat(WordingLint.faults(
                                new Passage(place, Kind.PHRASE, option.label().label())))
                        .isEmpty();
                assertThat(WordingLint.faults(new Passage(place, Kind.SENTENCE, option.help() + ".")))
                        .isEmpty();
                option.choices()
                        .forEach((choice, meaning) -> assertThat(
                                        WordingLint.faults(new Passage(place + "=" + choice, Kind.PHRASE, meaning)))
                                .isEmpty());
            }
        }
    }

    /** The page of patterns shows what findings look like, so its made-up ones are held to the same rules. */
    @Test
    void madeUpFindingsReadWell() {
        assertThat(WordingLint.faults(MadeUp.answer())).isEmpty();
        assertThat(WordingLint.faults(MadeUp.lateAnswer())).isEmpty();
        assertThat(WordingLint.faults(MadeUp.refusal())).isEmpty();
    }

    private static List<String> retired(List<Passage> texts) {
        return texts.stream()
                .flatMap(text -> {
                    List<String> faults = new ArrayList<>(RetiredWords.faults(text.text()));
                    if (SIGNIFICANT.matcher(text.text()).find()) {
                        faults.add("say clear, with the interval");
                    }
                    return faults.stream().map(fault -> text.place() + ": " + fault + " \u2014 " + text.text());
                })
                .distinct()
                .toList();
    }
}
