package io.github.ibkringest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

/** Makes the pictures of the documentation, on the morning after the sample: {@code -Dpictures=docs/images}. */
@EnabledIfSystemProperty(
        named = "pictures",
        matches = ".+",
        disabledReason = "the pictures are made with -Dpictures=FOLDER")
class PagePicturesTest {

    private static final Clock MORNING =
            Clock.fixed(Instant.parse("2026-08-03T14:00:00Z"), ZoneId.of("America/New_York"));

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final ServedPage PAGE = new ServedPage(MORNING, "--source", "sample");

    @Test
    void shouldBeMade() throws IOException {
        make("page-overview", "/", 1200, 760, false);
        make("page-overview-dark", "/", 1200, 760, true);
        make("page-results", "/results?by=month", 1200, 760, false);
        make("page-story", "/trades/" + corrected(), 1200, 700, true);
    }

    private static long corrected() {
        return PAGE.jdbc()
                .queryForObject("select id from trading.execution where superseded_by is not null", Long.class);
    }

    private static void make(String name, String path, int width, int height, boolean dark) throws IOException {
        BROWSER.size(width, height);
        BROWSER.dark(dark);
        BROWSER.driver().get(PAGE.address() + path);
        BROWSER.await(driver -> driver.findElements(By.cssSelector("[data-chart]")).stream()
                .allMatch(chart -> !chart.findElements(By.cssSelector("canvas")).isEmpty()));
        Path folder = Files.createDirectories(Path.of(System.getProperty("pictures")));
        Path picture = Files.write(folder.resolve(name + ".png"), BROWSER.picture());
        assertThat(picture).isNotEmptyFile();
    }
}
