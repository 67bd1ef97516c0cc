package io.github.ibkringest.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium of the system without a window, for all tests of a class. Where there is none, the tests are left out. */
public final class Browser implements BeforeAllCallback, AfterAllCallback {

    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String AXE = axe();

    private ChromeDriver driver;

    @Override
    public void beforeAll(ExtensionContext context) {
        boolean isThere = CHROMIUM.canExecute() && DRIVER.canExecute();
        if (!isThere && Boolean.getBoolean("browser.required")) {
            throw new IllegalStateException("there is no Chromium at " + CHROMIUM + " with its driver at " + DRIVER
                    + "; install them: apt-get install chromium chromium-driver");
        }
        assumeTrue(
                isThere,
                "the page is not looked at: there is no Chromium at " + CHROMIUM + " with its driver at " + DRIVER);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--force-color-profile=srgb",
                "--host-resolver-rules=MAP evil.example 127.0.0.1");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER)
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
        size(1280, 900);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (driver != null) {
            driver.quit();
        }
    }

    /** The driver. */
    public ChromeDriver driver() {
        return driver;
    }

    /** The part of the screen that shows the page. */
    public void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.manage().window().setSize(new Dimension(Math.max(width, 600), height));
    }

    /** Whether the user likes it dark. */
    public void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** Waits until something is true. */
    public void await(Function<ChromeDriver, Boolean> condition) {
        new WebDriverWait(driver, PATIENCE).until(any -> condition.apply(driver));
    }

    /** The text of the first element. */
    public String text(String css) {
        return driver.findElement(By.cssSelector(css)).getText();
    }

    /** What the browser complained of since it was last asked. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** What axe finds wrong with the page that is open: rule and element. */
    @SuppressWarnings("unchecked")
    public List<String> violations() {
        driver.executeScript(AXE);
        return (List<String>) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
                  .then(found => done(found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ": " + node.html))),
                        failed => done(["axe failed: " + failed]));
                """);
    }

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("axe.min.js of com.deque.html.axe-core:selenium", e);
        }
    }

    /** A picture of what is seen. */
    public byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }
}
