package org.wayworth.app.shell;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The system's own browser, started quietly. Absent, the tests fail and say how to install it; they never skip. */
final class Chromium implements AutoCloseable {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(path())
                        .setArgs(ARGUMENTS));
    }

    Browser browser() {
        return browser;
    }

    /** Asks from outside: Playwright's own waiting evaluates text inside the page, which the content policy forbids. */
    static void until(Page page, String condition) {
        for (int i = 0; i < 400; i++) {
            if (Boolean.TRUE.equals(page.evaluate(condition))) {
                return;
            }
            page.waitForTimeout(25);
        }
        throw new AssertionError("never came true: " + condition);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path path() {
        return Stream.of(
                        System.getProperty("wayworth.chromium", "/usr/bin/chromium"),
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the page tests need Chromium, and there is none at"
                        + " /usr/bin/chromium. Install it (apt-get install chromium), or name it with"
                        + " -Dwayworth.chromium=PATH"));
    }
}
