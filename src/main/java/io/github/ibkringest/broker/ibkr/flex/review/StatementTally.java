package io.github.ibkringest.broker.ibkr.flex.review;

import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.RowKind;
import io.github.ibkringest.broker.ibkr.flex.row.RowShape;
import io.github.ibkringest.broker.ibkr.flex.row.Section;
import io.github.ibkringest.model.Dataset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a document holds, counted while it is read: statements, accounts, rows of each kind, and the columns that they
 * have. It is what reviews of the query and proofs of days go by. Not thread-safe.
 */
public final class StatementTally {

    private final Set<String> accounts = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> unknownLevels = new TreeSet<>();
    private final Set<Section> sections = EnumSet.noneOf(Section.class);
    private final Map<Section, Map<RowKind, Long>> kinds = new EnumMap<>(Section.class);
    private final Map<RowKind, Map<RowShape, Long>> shapes = new EnumMap<>(RowKind.class);
    private final UnreadValues unread;
    private String type = "";
    private long statements;
    private long namelessStatements;
    private long namelessRows;
    private long rowsOfNames;
    private String stated;
    private boolean ordered;

    /** Nothing counted yet. */
    public StatementTally(FlexSettings settings) {
        this.unread = new UnreadValues(settings);
    }

    /** What it says that cannot be read and that it is stored without. */
    public UnreadValues unread() {
        return unread;
    }

    /** What the document says it is: {@code AF} or {@code TCF}; or null. */
    public void type(String stated) {
        type = stated == null ? "" : stated;
    }

    /** A statement begins, of an account as delivered, or of null. */
    public void statement(String delivered) {
        statements++;
        stated = delivered;
        String account = IbkrAccount.canonical(delivered, null);
        if (account != null) {
            accounts.add(account);
        } else if (IbkrAccount.stated(delivered, null) == null) {
            namelessStatements++;
        } else {
            names.add(delivered);
        }
    }

    /** A section begins; it may be empty. */
    public void section(Section section) {
        sections.add(section);
    }

    /** A row of a trade section of the current statement, of an account, or of null. */
    public void row(RowKind kind, FlexRow row, String account) {
        kinds.computeIfAbsent(row.section(), section -> new EnumMap<>(RowKind.class))
                .merge(kind, 1L, Long::sum);
        if (kind == RowKind.UNKNOWN_LEVEL) {
            unknownLevels.add(row.text(Column.LEVEL_OF_DETAIL));
        }
        if (kind.dataset() == null) {
            return;
        }
        unread.row(row::text);
        shapes.computeIfAbsent(kind, one -> new LinkedHashMap<>()).merge(row.shape(), 1L, Long::sum);
        if (account != null) {
            accounts.add(account);
        } else {
            withoutAccount(IbkrAccount.stated(row.text(Column.ACCOUNT), stated));
        }
        // Bookings belong to no order, so that a month of them has no order rows whatever is ticked.
        ordered |= kind == RowKind.EXECUTION && !"BookTrade".equals(row.text(Column.TRANSACTION_TYPE));
    }

    private void withoutAccount(String name) {
        if (name == null) {
            namelessRows++;
        } else {
            rowsOfNames++;
            names.add(name);
        }
    }

    /** The report that made the document, or null if unknown. */
    public IbkrFeed feed() {
        if (sections.contains(Section.TRADE_CONFIRMS)) {
            return IbkrFeed.FLEX_CONFIRMATION;
        }
        if (!sections.isEmpty() || type.equals("AF")) {
            return IbkrFeed.FLEX_ACTIVITY;
        }
        return type.equals("TCF") ? IbkrFeed.FLEX_CONFIRMATION : null;
    }

    /** Accounts that statements and rows name. */
    Set<String> accounts() {
        return accounts;
    }

    /** Names that stand where accounts belong and can be no codes. */
    Set<String> names() {
        return names;
    }

    /** Rows that could be imported if they had an account code in the place of a name. */
    long rowsOfNames() {
        return rowsOfNames;
    }

    /** Levels of detail that nobody knows. */
    Set<String> unknownLevels() {
        return unknownLevels;
    }

    long statements() {
        return statements;
    }

    /** Statements that name no account. */
    long namelessStatements() {
        return namelessStatements;
    }

    /** Rows that could be imported if they, or their statement, named an account. */
    long namelessRows() {
        return namelessRows;
    }

    boolean has(Section section) {
        return sections.contains(section);
    }

    /** All rows of the trade sections. */
    long rows() {
        return sections().stream().mapToLong(this::rows).sum();
    }

    long rows(RowKind kind) {
        return sections().stream().mapToLong(section -> rows(section, kind)).sum();
    }

    /** All rows of a section. */
    long rows(Section section) {
        return kinds.getOrDefault(section, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private long rows(Section section, RowKind kind) {
        return kinds.getOrDefault(section, Map.of()).getOrDefault(kind, 0L);
    }

    private static List<Section> sections() {
        return List.of(Section.values());
    }

    /** The columns that rows of a kind have, with the number of rows that have these. */
    Map<RowShape, Long> shapes(RowKind kind) {
        return shapes.getOrDefault(kind, Map.of());
    }

    /** Whether there are executions that are part of orders: all but bookings. */
    boolean hasOrderedExecutions() {
        return ordered;
    }

    /**
     * Whether a section delivers a dataset at its level of detail. The section Trades holds what its options select: rows
     * of other levels without a single one of this level show that its option is not ticked. Orders are made from
     * executions where no order rows come, and are complete where these are, if each says what order it is part of. Rows
     * of a level that nobody knows may be of any, and trades of another broker are transfers that are not read.
     */
    public boolean delivers(Dataset dataset, Section section) {
        if (!section.proves(dataset)) {
            return false;
        }
        if (rows(section, RowKind.UNKNOWN_LEVEL) > 0
                || section == Section.TRANSFERS && rows(RowKind.TRADE_TRANSFER) > 0) {
            return false;
        }
        if (section != Section.TRADES || rows(section) == 0) {
            return true;
        }
        boolean executions = rows(section, RowKind.EXECUTION) > 0;
        return dataset == Dataset.EXECUTIONS
                ? executions
                : rows(section, RowKind.ORDER) > 0 || executions && namesOrders();
    }

    /** Whether the orders of a section are made from its executions, because it has no rows of their own. */
    public boolean makesOrders(Section section) {
        return section == Section.TRADES
                && delivers(Dataset.EXECUTIONS, section)
                && rows(section, RowKind.ORDER) == 0
                && rows(section, RowKind.EXECUTION) > 0
                && namesOrders();
    }

    /** Whether all executions have the column that says what order they are part of. */
    boolean namesOrders() {
        return shapes(RowKind.EXECUTION).keySet().stream().allMatch(shape -> shape.has(Column.ORDER_ID));
    }
}
