package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.app.desk.Desk;
import org.wayworth.app.programme.ProgrammeDesk;
import org.wayworth.store.job.Wanted;
import org.wayworth.warehouse.DataFolder;

/** Law: what a page that waits shows by itself. */
@Tag("browser")
@DisplayName("law: a page that waits for a job, in a browser")
class JobsInBrowserTest {

    private static final String WATCH_POLICY = "window.violations = [];"
            + "document.addEventListener('securitypolicyviolation', e => window.violations.push(e.violatedDirective));";

    @Test
    @DisplayName(
            "it listens to one stream of events; a job cancelled by keyboard makes room, and the answer of what waited appears by itself")
    void progressAndCancelling(@TempDir Path place) throws Exception {
        Path folder = place.resolve("data");
        DataFolder.init(folder);
        try (DataFolder data = DataFolder.open(folder);
                Desk desk = Desk.ofServer(data, folder, "");
                Chromium chromium = new Chromium();
                BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions())) {
            Server server = Server.start(
                    desk, new ProgrammeDesk(desk, data.operational(), Clock.systemUTC(), ""), "127.0.0.1", 0);
            HeavyWork heavy = new HeavyWork();
            desk.jobs().add(new Wanted("import", "files", "stars.csv", "stars", "", false), heavy, Duration.ofHours(1));
            heavy.begun.await();
            List<String> errors = new ArrayList<>();
            List<String> asked = new ArrayList<>();
            context.addInitScript(WATCH_POLICY);

            Page jobs = context.newPage();
            jobs.onPageError(errors::add);
            jobs.navigate(server.url() + "/data/jobs");
            assertThat(jobs.textContent("#jobs")).contains("Counting <stars>, 3 of 11.");

            Page page = context.newPage();
            page.onPageError(errors::add);
            page.onRequest(request -> asked.add(request.url().replace(server.url(), "")));
            page.navigate(server.url() + "/value?horizon-days=90");
            assertThat(page.textContent("h1")).isEqualTo("Working it out.");
            Chromium.until(page, "document.querySelector('#progress')._htmx?.sse?.reader != null");

            jobs.focus("#jobs button");
            jobs.keyboard().press("Enter");
            assertThat(heavy.end.get()).startsWith("It was cancelled by");
            Chromium.until(page, "document.querySelector('h1').textContent.startsWith(\"We can't say\")");
            Chromium.until(jobs, "document.querySelector('#jobs').textContent.includes('Cancelled')");

            assertThat(asked.stream().filter(address -> address.matches("/data/jobs/[0-9]+/events")))
                    .as("one stream of events")
                    .hasSize(1);
            assertThat(errors).isEmpty();
            assertThat(page.evaluate("window.violations.length")).isEqualTo(0);
            assertThat(jobs.evaluate("window.violations.length")).isEqualTo(0);
            server.stop();
        }
    }
}
