package io.github.ibkringest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The page over a million executions, in the browser of the system: what is seen is what SQL says. */
@Tag("slow")
class MillionInBrowserTest {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final ServedPage PAGE = new ServedPage();

    private static final String NEWEST =
            " order by trading.trading_day(e.trade_date, e.executed_at, e.report_date) desc,"
                    + " e.executed_at desc, e.id desc";

    @BeforeAll
    static void fill() throws IOException {
        PAGE.fill("/generated/million-executions.sql");
    }

    @BeforeEach
    void begin() {
        BROWSER.size(1280, 900);
    }

    @AfterEach
    void shouldBreakNoRule() {
        assertThat(BROWSER.complaints()).isEmpty();
    }

    private static void open(String path) {
        BROWSER.driver().get(PAGE.address() + path);
    }

    /** The numbers of the rows of the table, by their links. */
    private static List<Long> seen() {
        List<Long> seen = new ArrayList<>();
        for (WebElement link : BROWSER.driver().findElements(By.cssSelector("#executions tbody td:first-child a"))) {
            seen.add(Long.valueOf(link.getDomAttribute("href").replaceAll("\\D", "")));
        }
        return seen;
    }

    /** The exact values behind what is shown. */
    private static List<String> exactly(String css) {
        return BROWSER.driver().findElements(By.cssSelector(css)).stream()
                .map(element -> element.getDomAttribute("value"))
                .toList();
    }

    private static List<Long> ids(String condition, String order, int offset) {
        return PAGE.jdbc()
                .queryForList(
                        "select e.id from trading.execution e join trading.broker_account a on a.id = e.account_id"
                                + " left join trading.ibkr_contract c on c.id = e.contract_id"
                                + " where " + condition + order + " limit 50 offset " + offset,
                        Long.class);
    }

    /** The first rows, the ones after them, and back again. */
    @Test
    void shouldPageThroughAMillionRows() {
        open("/trades");
        System.out.println("First view of 1,000,000 executions, from the click to the end of loading: "
                + BROWSER.driver()
                        .executeScript("return Math.round(performance.getEntriesByType('navigation')[0].duration)")
                + " ms");
        assertThat(seen()).isEqualTo(ids("true", NEWEST, 0));
        BROWSER.driver().findElement(By.cssSelector("[rel=next]")).click();
        BROWSER.await(driver -> driver.getCurrentUrl().contains("after="));
        assertThat(seen()).isEqualTo(ids("true", NEWEST, 50));
        BROWSER.driver().navigate().back();
        assertThat(seen()).isEqualTo(ids("true", NEWEST, 0));
    }

    @Test
    void shouldFilterAndSort() {
        open("/trades");
        new Select(BROWSER.driver().findElement(By.name("account"))).selectByValue("U7700002");
        BROWSER.driver().findElement(By.name("symbol")).sendKeys("T015");
        BROWSER.driver().findElement(By.cssSelector(".filters button")).click();
        BROWSER.await(driver -> driver.getCurrentUrl().contains("symbol=T015"));
        String ofSymbol = "a.code = 'U7700002' and (c.symbol = 'T015' or c.underlying_symbol = 'T015')";
        assertThat(seen()).hasSize(50).isEqualTo(ids(ofSymbol, NEWEST, 0));

        BROWSER.driver()
                .findElement(By.cssSelector("#executions th a[href*='sort=-price']"))
                .click();
        BROWSER.await(driver -> driver.getCurrentUrl().contains("sort=-price"));
        assertThat(seen()).isEqualTo(ids(ofSymbol, NEWEST.replace("by", "by e.price desc nulls last,"), 0));
        assertThat(BROWSER.driver().findElements(By.cssSelector(".note"))).isEmpty();

        open("/trades?status=not-counted");
        assertThat(seen()).isEqualTo(ids("not e.is_effective", NEWEST, 0));
    }

    /** To sort a million rows otherwise than by time would take seconds; the page says that it does not. */
    @Test
    void shouldSayThatNotAllAreSorted() throws Exception {
        open("/trades?sort=-price");
        assertThat(BROWSER.text(".note")).contains("only the newest 10,000 are sorted");
        assertThat(PAGE.get("/trades.json?sort=-price").statusCode()).isEqualTo(400);
    }

    /** While figures are made, and when they are: the same figures. */
    @Test
    void shouldShowResultsThatSqlAddsUp() {
        String realized = "select trim_scale(sum(realized_pnl)) from trading.pnl_by_day"
                + " where account = 'DU7700003' and trading_day >= '2025-01-01' and trading_day < '2025-02-01'";
        String expected = PAGE.jdbc().queryForObject(realized, String.class);
        String path = "/results?account=DU7700003&from=2025-01-01&to=2025-01-31";
        open(path);
        assertThat(exactly("#results tbody data")).contains(expected);

        Awaitility.await()
                .atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> PAGE.jdbc()
                        .queryForList("select con_id from trading.stale_contract limit 1")
                        .isEmpty());
        open(path);
        assertThat(exactly("#results tbody data")).contains(expected);
        open("/positions");
        assertThat(BROWSER.driver().findElements(By.cssSelector("#positions tbody tr")))
                .hasSize(50);
        open("/round-trips?status=open");
        assertThat(BROWSER.driver().findElements(By.cssSelector("#round-trips tbody tr")))
                .hasSize(50);
    }
}
