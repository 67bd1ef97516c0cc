package io.github.ibkringest.cli.show;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.cli.rows.RowFormat;
import io.github.ibkringest.cli.rows.RowOutput;
import io.github.ibkringest.message.Alike;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Asks the database for a listing, and writes its rows as they come. */
public final class ListingQuery {

    /** More of them nobody reads on a terminal. */
    private static final int READABLE = 100;

    private static final int FETCHED = 1_000;

    private final Connection connection;
    private final LocalDate today;

    /** @param connection for this query alone, and nothing that is written through it stays */
    public ListingQuery(Connection connection, LocalDate today) {
        this.connection = connection;
        this.today = today;
    }

    /**
     * Writes the rows of a subject.
     *
     * @param accounts codes of the accounts; of all if empty
     * @throws BrokerConfigurationException when something is asked for that the subject does not have
     */
    public RowOutput.Written write(
            Subject subject, List<String> accounts, Selection selection, RowOutput output, PrintWriter out)
            throws SQLException {
        Listing listing = Listings.of(subject, selection.by());
        boolean isTable = output.format() == RowFormat.TABLE;
        List<Object> arguments = new ArrayList<>();
        try (Statement settings = connection.createStatement()) {
            settings.execute("set search_path = trading, public");
            settings.execute("set session characteristics as transaction read only");
        }
        connection.setAutoCommit(false);
        String where = where(subject, listing, accounts, selection, arguments);
        String all = "select " + listing.all() + " from " + listing.relation() + " x" + where
                + (listing.groupBy() == null ? "" : " group by " + listing.groupBy());
        String shown = "select " + listing.shown() + " from "
                + (listing.groupBy() == null ? listing.relation() + " x" + where : "(" + all + ") x");
        String rows = isTable ? shown : listing.groupBy() == null ? all : "select * from (" + all + ") x";
        long limit = selection.limit(isTable && !output.hasFile() ? READABLE : 0);
        String query = rows
                + order(all, isTable ? shown : null, listing, selection)
                + (limit > 0 ? " limit " + (limit + 1) : "");
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            bind(statement, arguments);
            statement.setFetchSize(FETCHED);
            try (ResultSet found = statement.executeQuery()) {
                return output.fitted().write(found, out, subject.toString(), limit);
            }
        } finally {
            connection.rollback();
        }
    }

    private String where(
            Subject subject, Listing listing, List<String> accounts, Selection selection, List<Object> arguments)
            throws SQLException {
        List<String> conditions = new ArrayList<>();
        if (!accounts.isEmpty()) {
            conditions.add("account = any (?)");
            arguments.add(connection.createArrayOf("text", accounts.toArray()));
        }
        if (!selection.symbols().isEmpty()) {
            conditions.add("(replace(symbol, ' ', '') = any (?) or replace(underlying, ' ', '') = any (?))");
            Object symbols = connection.createArrayOf(
                    "text",
                    selection.symbols().stream()
                            .map(symbol -> symbol.replace(" ", ""))
                            .toArray());
            arguments.add(symbols);
            arguments.add(symbols);
        }
        days(subject, listing, selection, conditions, arguments);
        status(subject, listing, selection, conditions);
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private void days(
            Subject subject, Listing listing, Selection selection, List<String> conditions, List<Object> arguments) {
        if (!selection.hasDays()) {
            return;
        }
        if (listing.day() == null) {
            throw new BrokerConfigurationException(
                    "show " + subject + " lists what is held now; it takes no --from and --to");
        }
        LocalDate first = selection.first(today);
        LocalDate last = selection.last(today);
        if (first != null && last != null && first.isAfter(last)) {
            throw new BrokerConfigurationException("--from " + first + " is after --to " + last);
        }
        if (first != null) {
            conditions.add(listing.day() + " >= ?");
            arguments.add(first);
        }
        if (last != null) {
            conditions.add(listing.day() + " <= ?");
            arguments.add(last);
        }
    }

    private static void status(Subject subject, Listing listing, Selection selection, List<String> conditions) {
        String asked = selection.status();
        if (asked == null) {
            if (listing.usual() != null) {
                conditions.add(listing.usual());
            }
            return;
        }
        if (listing.statuses().isEmpty()) {
            throw new BrokerConfigurationException("show " + subject + " has no status; leave --status out");
        }
        String condition = listing.statuses().get(Words.option(asked));
        if (condition == null) {
            throw new BrokerConfigurationException("show " + subject + " has no status " + asked
                    + Alike.question(asked, listing.statuses().keySet()) + "; there are: "
                    + String.join(", ", listing.statuses().keySet()));
        }
        conditions.add(condition);
    }

    /** @param shown what a table shows, or null; its columns can have names of their own */
    private String order(String all, String shown, Listing listing, Selection selection) throws SQLException {
        String asked = selection.sort();
        if (asked == null) {
            return " order by " + listing.order();
        }
        boolean greatestFirst = asked.startsWith("-");
        String name = (greatestFirst ? asked.substring(1) : asked)
                .toLowerCase(Locale.ROOT)
                .replace('-', '_');
        String direction = (greatestFirst ? " desc" : "") + " nulls last, " + listing.order();
        // a table can be sorted by columns that it does not show
        List<String> names = names(all);
        if (names.contains(name)) {
            return " order by x.\"" + name + "\"" + direction;
        }
        int place = shown == null ? -1 : names(shown).indexOf(name);
        if (place >= 0) {
            return " order by " + (place + 1) + direction;
        }
        throw new BrokerConfigurationException("there is no column " + name + " to sort by"
                + Alike.question(name, names) + "; there are: " + String.join(", ", names));
    }

    private List<String> names(String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            ResultSetMetaData columns = statement.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnLabel(i));
            }
        }
        return names;
    }

    private static void bind(PreparedStatement statement, List<Object> arguments) throws SQLException {
        for (int i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, arguments.get(i));
        }
    }
}
