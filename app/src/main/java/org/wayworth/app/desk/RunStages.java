package org.wayworth.app.desk;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.wayworth.analytics.ChecksHeard;
import org.wayworth.app.job.Readings;
import org.wayworth.store.job.Stage;

/**
 * The stages of a question, the same words on pages and on the terminal: it reads, it works out, it checks. How many
 * checks there will be depends on the data, so those that have their verdict are counted and nothing is said of the rest.
 */
final class RunStages implements Readings, ChecksHeard.Listener {

    private static final Stage READING = Stage.of("reading the data");
    private static final Stage FIGURES = Stage.of("working out the figures");
    private static final String CHECKS = "running the robustness checks";

    private final Consumer<Stage> told;
    private Stage now = FIGURES;
    private int checks;

    RunStages(Consumer<Stage> told) {
        this.told = told;
    }

    @Override
    public <T> T read(Supplier<T> reading) {
        told.accept(READING);
        try {
            return reading.get();
        } finally {
            told.accept(now);
        }
    }

    @Override
    public void begins() {
        at(new Stage(CHECKS, checks, 0));
    }

    @Override
    public void ends() {
        checks++;
        at(new Stage(CHECKS, checks, 0));
    }

    private void at(Stage stage) {
        if (!stage.equals(now)) {
            now = stage;
            told.accept(stage);
        }
    }
}
