package io.github.ibkringest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** The page as people use it, in the browser of the system. */
class PageInBrowserTest {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final ServedPage PAGE = new ServedPage("--source", "sample");

    private static final List<String> VIEWS = List.of(
            "/",
            "/orders",
            "/trades?symbol=NWND",
            "/options",
            "/results",
            "/round-trips",
            "/positions",
            "/statements",
            "/runs",
            "/quarantine",
            "/trades/1",
            "/orders/1",
            "/options/1",
            "/statements/1");

    @BeforeEach
    void begin() {
        BROWSER.size(1280, 900);
        BROWSER.dark(false);
    }

    @AfterEach
    void shouldBreakNoRule() {
        assertThat(BROWSER.complaints()).isEmpty();
    }

    private static void open(String path) {
        BROWSER.driver().get(PAGE.address() + path);
    }

    private static List<WebElement> rows(String part) {
        return BROWSER.driver().findElements(By.cssSelector("#" + part + " tbody tr"));
    }

    private static void drawn() {
        BROWSER.await(driver -> driver.findElements(By.cssSelector("[data-chart]")).stream()
                .allMatch(chart -> !chart.findElements(By.cssSelector("canvas")).isEmpty()));
    }

    /** Contrast, names, headings, tables, focus: WCAG 2.2 AA as far as a program can tell, in both schemes. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldBeAccessible(boolean dark) {
        BROWSER.dark(dark);
        for (String view : VIEWS) {
            open(view);
            drawn();
            assertThat(BROWSER.violations()).as("%s, dark %s", view, dark).isEmpty();
        }
    }

    /** Tables are wider than a phone and scroll by themselves; the page does not. */
    @Test
    void shouldFitAPhone() {
        BROWSER.size(360, 740);
        for (String view : VIEWS) {
            open(view);
            assertThat((Long) BROWSER.driver().executeScript("return document.documentElement.scrollWidth"))
                    .as(view)
                    .isLessThanOrEqualTo(360);
        }
    }

    @Test
    void shouldFilterSortAndGoBack() {
        open("/trades");
        int all = rows("executions").size();
        new Select(BROWSER.driver().findElement(By.name("account"))).selectByValue("DU8800002");
        BROWSER.driver().findElement(By.cssSelector(".filters button")).click();
        BROWSER.await(driver -> driver.getCurrentUrl().contains("account=DU8800002"));
        assertThat(rows("executions")).hasSize(9);
        BROWSER.driver().findElement(By.linkText("Price↕")).click();
        BROWSER.await(driver -> driver.getCurrentUrl().contains("sort=-price"));
        assertThat(BROWSER.text("[aria-sort=descending]")).startsWith("Price");
        assertThat(rows("executions")).hasSize(9);
        BROWSER.driver().navigate().back();
        BROWSER.driver().navigate().back();
        assertThat(rows("executions")).hasSize(all);
        BROWSER.driver().findElement(By.cssSelector("[rel=next]")).click();
        BROWSER.await(driver -> driver.getCurrentUrl().contains("after="));
        assertThat(rows("executions")).hasSize(2);
    }

    /** Why is this fill not counted: three clicks from the first page. */
    @Test
    void shouldTellWhyAFillDoesNotCount() {
        open("/");
        BROWSER.driver().findElement(By.linkText("Trades")).click();
        BROWSER.await(driver -> driver.getCurrentUrl().endsWith("/trades"));
        BROWSER.driver().findElement(By.linkText("no")).click();
        BROWSER.await(driver -> driver.getCurrentUrl().matches(".*/trades/\\d+"));
        assertThat(BROWSER.text(".facts")).containsPattern("corrected by|cancels|cancelled by");
        assertThat(rows("execution-related")).isNotEmpty();
    }

    @Test
    void shouldLeadFromADayToItsTrades() {
        open("/");
        WebElement day = BROWSER.driver().findElement(By.cssSelector("a[aria-label^='21 Jul 2026']"));
        assertThat(day.getDomAttribute("aria-label"))
                .contains("1 fill", "realized +358.20 USD", "commission 1.15 USD", "complete");
        day.click();
        BROWSER.await(driver -> driver.getCurrentUrl().contains("from=2026-07-21"));
        assertThat(rows("executions")).hasSize(1);
    }

    @Test
    void shouldBeUsableByKeyboard() {
        open("/trades");
        new Actions(BROWSER.driver()).sendKeys(Keys.TAB).perform();
        WebElement skip = BROWSER.driver().switchTo().activeElement();
        assertThat(skip.getDomProperty("textContent")).isEqualTo("Skip to the content");
        new Actions(BROWSER.driver()).sendKeys(Keys.ENTER).perform();
        BROWSER.await(driver -> "main".equals(driver.switchTo().activeElement().getDomAttribute("id")));
        new Actions(BROWSER.driver()).sendKeys(Keys.TAB).perform();
        assertThat(BROWSER.driver().switchTo().activeElement().getDomAttribute("name"))
                .isEqualTo("account");
    }

    @Test
    void shouldDrawCharts() {
        for (String view : List.of("/results", "/trades?symbol=NWND")) {
            open(view);
            drawn();
            assertThat(BROWSER.text(".u-legend")).as(view).isNotBlank();
        }
    }

    /** A site whose name leads here all of a sudden (DNS rebinding) is told nothing, and neither are its scripts. */
    @Test
    void shouldNotAnswerUnderTheNameOfAnotherSite() {
        BROWSER.driver().get("http://evil.example:" + PAGE.address().getPort() + "/trades");
        assertThat(BROWSER.text("body"))
                .contains("this service is not called 'evil.example'")
                .doesNotContain("NWND");
        assertThat(
                        BROWSER.driver()
                                .executeAsyncScript(
                                        "const done = arguments[0];"
                                                + " fetch('/trades.json').then(answer => done(answer.status), failed => done(String(failed)))"))
                .isEqualTo(403L);
        // all of them about what was refused
        assertThat(BROWSER.complaints())
                .isNotEmpty()
                .allSatisfy(complaint -> assertThat(complaint).contains("evil.example"));
    }

    /** An order that changes is seen without a click. */
    @Test
    void shouldShowChangesOfOrdersByThemselves() {
        open("/orders?account=U8800001");
        BROWSER.await(driver -> BROWSER.text("#live").startsWith("Live"));
        int before = rows("orders").size();
        BROWSER.driver().executeScript("window.stays = true");
        PAGE.jdbc()
                .update("update trading.trade_order set status = 'WORKING', revision = revision + 1, last_run_id = 1"
                        + " where id = (select max(id) from trading.trade_order where account_id ="
                        + " (select id from trading.broker_account where code = 'U8800001'))");
        PAGE.tellOfAnOrder();
        BROWSER.await(driver -> !rows("working").isEmpty());
        assertThat(rows("orders")).hasSize(before);
        assertThat(BROWSER.driver().executeScript("return window.stays")).isEqualTo(true);
    }
}
