package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.audience.FactChoices.Choice;
import org.wayworth.analytics.audience.FactChoices.Said;
import org.wayworth.app.desk.SmallCompany;
import org.wayworth.app.filter.RandomFilters;

/** The filter as people use it, over a made-up company. */
@Tag("browser")
class FilterInBrowserTest {

    private static final String WATCH_POLICY = "window.violations ="
            + " [];document.addEventListener('securitypolicyviolation', e => window.violations.push(e.violatedDirective +"
            + " ' ' + e.blockedURI));";

    private static final List<String> PAGES = List.of("/feedback", "/feedback/non-respondents", "/value/what-if");

    /** What the answer says and every number in its tables. */
    private static final String TOLD = """
            () => [...document.querySelectorAll('#main h1, #main .qualification, #main td, #main .chip, #main .note')]
              .map(one => one.textContent.replace(/\\s+/g, ' ').trim()).join('\\n')""";

    private static final String SETTLED = """
            document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling') === null
              && document.querySelector('[hx-trigger^="load"]') === null && document.getElementById('statement') !== null""";

    private static SmallCompany company;
    private static Server server;
    private static Chromium chromium;

    private BrowserContext context;
    private Page page;
    private final List<String> errors = new ArrayList<>();

    @BeforeAll
    static void start() {
        company = SmallCompany.of(1_500);
        server = Servers.start(company.desk(), "127.0.0.1", 0);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.stop();
        company.close();
    }

    @BeforeEach
    void open() {
        context = chromium.browser().newContext();
        context.addInitScript(WATCH_POLICY);
        page = context.newPage();
        page.onPageError(errors::add);
    }

    @AfterEach
    void close() {
        assertThat(page.evaluate("window.violations")).as("content policy").isEqualTo(List.of());
        context.close();
        assertThat(errors).as("errors in the browser").isEmpty();
    }

    @Test
    @DisplayName("law: 30 states set by hand have an address that says the same in a new browser")
    void statesSurviveTheirAddress() {
        statesSurviveTheirAddress(30, 1);
    }

    @Test
    @Tag("nightly")
    @DisplayName("law: 1,000 states set by hand have an address that says the same in a new browser")
    void manyStatesSurviveTheirAddress() {
        statesSurviveTheirAddress(1_000, 2);
    }

    private void statesSurviveTheirAddress(int states, long seed) {
        RandomFilters random = random(seed);
        int answered = 0;
        for (int i = 0; i < states; i++) {
            String place = PAGES.get(i % PAGES.size());
            Map<String, String[]> state = random.next();
            go(place);
            set(state);
            settle();
            String here = String.valueOf(page.evaluate(TOLD));
            String address = page.url();
            BrowserContext other = chromium.browser().newContext();
            Page fresh = other.newPage();
            fresh.navigate(address);
            Chromium.until(fresh, SETTLED);
            assertThat(fresh.url()).isEqualTo(address);
            assertThat(fresh.evaluate(TOLD)).as(address).isEqualTo(here);
            answered += here.contains("We can't say") ? 0 : 1;
            other.close();
        }
        assertThat(answered).as("states with an answer, not a refusal").isGreaterThan(states / 10);
    }

    @Test
    @DisplayName("law: with 300 ms on every way the last filter wins, and Back and Forward are exact")
    void backAndForwardAreExactUnderDelay() {
        RandomFilters random = random(3);
        go("/feedback");
        delay();
        List<String> addresses = new ArrayList<>(List.of(page.url()));
        List<String> told = new ArrayList<>(List.of(String.valueOf(page.evaluate(TOLD))));
        for (int i = 0; i < 5; i++) {
            set(random.next());
            settle();
            if (!page.url().equals(addresses.get(addresses.size() - 1))) {
                addresses.add(page.url());
                told.add(String.valueOf(page.evaluate(TOLD)));
            }
        }
        for (int i = addresses.size() - 2; i >= 0; i--) {
            page.goBack();
            arrives(addresses.get(i), told.get(i));
        }
        for (int i = 1; i < addresses.size(); i++) {
            page.goForward();
            arrives(addresses.get(i), told.get(i));
        }
        // one change upon the other, before the first is there
        page.evaluate("""
                () => {
                  const form = document.querySelector('#filter form');
                  for (const plan of ['Daily', 'Classic']) {
                    form.elements.where.value = `plan = "${plan}"`;
                    form.requestSubmit();
                  }
                }""");
        Chromium.until(page, "new URLSearchParams(location.search).get('where') === 'plan = \"Classic\"'");
        settle();
        page.waitForTimeout(800);
        assertThat(page.textContent(".filter"))
                .contains("Customers: plan = \"Classic\"")
                .doesNotContain("Daily");
        assertThat(page.getAttribute("#places a[href^='/value']", "href")).contains("Classic");
    }

    private void arrives(String address, String told) {
        Chromium.until(page, "location.href === " + quoted(address) + " && " + SETTLED);
        Chromium.until(page, "(" + TOLD + ")() === " + quoted(told));
    }

    private static String quoted(String text) {
        return "decodeURIComponent('"
                + java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("'", "%27")
                + "')";
    }

    private void delay() {
        CDPSession session = context.newCDPSession(page);
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 300);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", -1);
        session.send("Network.enable");
        session.send("Network.emulateNetworkConditions", conditions);
    }

    @Test
    @DisplayName("law: with the keyboard alone a condition is chosen from what is there, and applied")
    void aConditionIsChosenByKeyboard() {
        go("/feedback");
        tabTo("#filter > summary");
        page.keyboard().press("Enter");
        Chromium.until(page, "document.querySelector('.row [data-part=fact]') !== null");
        tabTo(".row [data-part=fact]");
        page.keyboard().type("plan");
        Chromium.until(page, "document.querySelector('.row [data-part=value]') !== null");
        tabTo(".row [data-part=value]");
        page.keyboard().type("Cla");
        Chromium.until(page, "document.getElementById('option-where').value === 'plan = \"Classic\"'");
        Chromium.until(page, "document.getElementById('told').textContent === 'Plan is \"Classic\".'");
        tabTo("#filter-apply");
        page.keyboard().press("Enter");
        Chromium.until(page, "new URLSearchParams(location.search).get('where') === 'plan = \"Classic\"'");
        settle();
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("statement");
        tabTo(".filter > .chip a");
        page.keyboard().press("Enter");
        page.waitForURL(server.url() + "/feedback");
        assertThat(page.querySelectorAll(".filter > .chip")).isEmpty();
    }

    /** Forwards or backwards, as far as it takes. */
    private void tabTo(String selector) {
        for (int i = 0; i < 60; i++) {
            Object at = page.evaluate(
                    "s => { const a = document.activeElement, b = document.querySelector(s);"
                            + " return a === b ? 'here' : b && a.compareDocumentPosition(b) & 2 ? 'Shift+Tab' : 'Tab'; }",
                    selector);
            if ("here".equals(at)) {
                return;
            }
            page.keyboard().press(String.valueOf(at));
        }
        throw new AssertionError("the keyboard does not reach " + selector);
    }

    @Test
    @DisplayName("law: text that is edited by hand is read back into rows; more than rows can say stays text")
    void textIsReadBackIntoRows() {
        go("/feedback");
        page.click("#filter > summary");
        Chromium.until(page, "document.querySelectorAll('.row').length === 1");
        page.fill("#option-where", "plan = \"Daily\" or orders_365 >= 4");
        Chromium.until(page, "document.querySelectorAll('.row').length === 2");
        assertThat(page.inputValue("[data-join]")).isEqualTo(" or ");
        page.selectOption("[data-join]", " and ");
        Chromium.until(
                page, "document.getElementById('option-where').value === 'plan = \"Daily\" and orders_365 >= 4'");
        page.click(".row >> nth=0 >> [data-remove]");
        Chromium.until(page, "document.getElementById('option-where').value === 'orders_365 >= 4'");
        page.fill("#option-where", "not (plan = \"Daily\")");
        Chromium.until(page, "document.querySelectorAll('.row').length === 0");
        assertThat(page.textContent("#rows")).contains("This condition says more than a list can");
        assertThat(page.inputValue("#option-where")).isEqualTo("not (plan = \"Daily\")");
        page.fill("#option-where", "tenure_day >= 365");
        Chromium.until(page, "document.getElementById('told').className === 'error'");
        assertThat(page.textContent("#told")).contains("did you mean tenure_days?");
    }

    @Test
    @DisplayName("law: the builder shuts nobody out, and fits on a phone")
    void theBuilderShutsNobodyOut() {
        go("/feedback?where=plan+in+%28%22Daily%22%29+and+tenure_days+%3E%3D+365&by=region");
        page.evaluate("document.getElementById('filter').open = true");
        Chromium.until(page, "document.querySelectorAll('.row').length === 2");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {1440, 390, 320}) {
                page.setViewportSize(width, 900);
                assertThat(new AxeBuilder(page)
                                .setLegacyMode(true)
                                .include(".filter")
                                .analyze()
                                .getViolations())
                        .as(scheme + " " + width)
                        .extracting(rule -> rule.getId() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .isEqualTo(0);
            }
        }
    }

    @Test
    @DisplayName("law: without scripts the filter is a form")
    void withoutScriptsTheFilterIsAForm() {
        BrowserContext plain = chromium.browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false));
        Page bare = plain.newPage();
        bare.navigate(server.url() + "/value/bands?years=2");
        bare.click("#filter > summary");
        bare.fill("#option-where", "plan=Daily");
        bare.click("#filter-apply");
        assertThat(bare.url()).endsWith("/value/bands?years=2&where=plan+%3D+%22Daily%22");
        bare.click(".filter > .chip a");
        assertThat(bare.url()).endsWith("/value/bands?years=2");
        plain.close();
    }

    private static RandomFilters random(long seed) {
        Map<String, List<String>> values = company.desk().facts().all().stream()
                .filter(choice ->
                        choice.fact().isAttribute() && !choice.values().isEmpty())
                .collect(Collectors.toMap(
                        choice -> choice.fact().name(),
                        (Choice choice) ->
                                choice.values().stream().map(Said::value).toList(),
                        (one, other) -> one,
                        java.util.TreeMap::new));
        return new RandomFilters(
                seed,
                new RandomFilters.Facts(values, Map.of("tenure_days", List.of(90, 365), "orders_365", List.of(1, 4))),
                LocalDate.of(2024, 7, 1),
                LocalDate.of(2026, 6, 30));
    }

    /** Sets the filter by its form, as a reader would. */
    private void set(Map<String, String[]> state) {
        page.evaluate("document.getElementById('filter').open = true");
        for (String key : List.of("from", "until", "where", "by")) {
            String value = state.containsKey(key) ? state.get(key)[0] : "";
            String field = "#option-" + key;
            if (page.querySelector(field) == null) {
                continue;
            }
            if (page.querySelector("select" + field) != null) {
                page.selectOption(field, value);
            } else {
                page.fill(field, value);
            }
        }
        page.evaluate("document.getElementById('main').dataset.before = ''");
        page.click("#filter-apply");
    }

    /** Until the answer has come that was asked for last. */
    private void settle() {
        Chromium.until(page, "document.querySelector('[data-before]') === null && " + SETTLED);
    }

    private void go(String address) {
        page.navigate(server.url() + address);
        settle();
    }
}
