package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the tables must hold after a generated statement, which has neither corrections nor malformed rows, worked out
 * from its XML without any of the program's code.
 */
final class TradeOracle {

    private final Map<String, String> executions = new TreeMap<>();
    private final Map<String, String> orders = new TreeMap<>();
    private final Map<String, String> events = new TreeMap<>();

    TradeOracle(Path statement) throws Exception {
        String account = null;
        try (InputStream bytes = Files.newInputStream(statement)) {
            XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(bytes);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    account = xml.getLocalName().equals("FlexStatement") ? value(xml, "accountId") : account;
                    read(account, xml);
                }
            }
        }
    }

    private void read(String account, XMLStreamReader xml) {
        if (xml.getAttributeCount() == 0) {
            return; // a section: one of them has the name of its rows
        }
        switch (xml.getLocalName()) {
            case "Order" ->
                put(
                        orders,
                        account + " " + value(xml, "ibOrderID"),
                        number(xml, "quantity").abs());
            case "OptionEAE" -> put(events, account + " " + value(xml, "tradeID"), number(xml, "quantity"));
            case "Trade" ->
                put(
                        executions,
                        account + " " + value(xml, "transactionID"),
                        number(xml, "quantity"),
                        number(xml, "tradePrice"),
                        number(xml, "ibCommission").negate());
            default -> {}
        }
    }

    private static void put(Map<String, String> rows, String key, BigDecimal... numbers) {
        assertThat(rows.put(key, said(numbers))).as(key).isNull();
    }

    private static String said(BigDecimal... numbers) {
        return String.join(
                " ",
                List.of(numbers).stream()
                        .map(number -> number.stripTrailingZeros().toPlainString())
                        .toList());
    }

    private static String value(XMLStreamReader xml, String attribute) {
        return xml.getAttributeValue(null, attribute);
    }

    private static BigDecimal number(XMLStreamReader xml, String attribute) {
        String text = value(xml, attribute);
        return text == null || text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }

    /** Compares row by row: none is missing, none is there twice, none says something else. */
    void agreesWith(JdbcTemplate jdbc, String what) {
        agrees(
                jdbc,
                what,
                executions,
                "select a.code || ' ' || e.transaction_id, signed_quantity, price, commission"
                        + " from trading.effective_execution e");
        agrees(
                jdbc,
                what,
                orders,
                "select a.code || ' ' || e.ibkr_order_id, filled_quantity from trading.trade_order e");
        agrees(jdbc, what, events, "select a.code || ' ' || e.trade_id, quantity from trading.option_event e");
    }

    private static void agrees(JdbcTemplate jdbc, String what, Map<String, String> wanted, String select) {
        Map<String, String> got = new TreeMap<>();
        jdbc.query(select + " join trading.broker_account a on a.id = e.account_id where a.code like 'U99%'", row -> {
            BigDecimal[] numbers = new BigDecimal[row.getMetaData().getColumnCount() - 1];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = row.getBigDecimal(i + 2);
            }
            put(got, row.getString(1), numbers);
        });
        assertThat(got).as(what).isEqualTo(wanted);
    }
}
