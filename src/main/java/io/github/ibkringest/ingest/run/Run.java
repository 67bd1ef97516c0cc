package io.github.ibkringest.ingest.run;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.events.EventTraits;
import io.github.ibkringest.fold.layout.RowType;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.contract.Contracts;
import io.github.ibkringest.store.order.OrderLinks;
import io.github.ibkringest.store.payload.KeptPayload;
import io.github.ibkringest.store.run.RunCounts;
import io.github.ibkringest.store.sql.WriteBehind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One dataset of one account from one payload, while it is being stored. Lives in the exchange variable
 * {@value #VARIABLE}, and is no more than the memory of the steps of its route. Not thread-safe.
 */
public final class Run<T> {

    public static final String VARIABLE = "run";

    private final long id;
    private final Account account;
    private final Fetch<T> fetch;
    private final StoredRecords<T> records;
    private final RowType<T> type;
    private final Contracts contracts;
    private final OrderLinks orders;
    private final WriteBehind behind;
    private final RunCounts counts = new RunCounts();
    private final Set<String> rewritten = new TreeSet<>();
    private final WrittenNames names = new WrittenNames();
    private final Map<EventTraits, Map<Integer, UUID>> twins = new HashMap<>();
    private final Set<Long> lookedInto = new HashSet<>();
    private final WrittenDays days;
    private final boolean cures;
    private final Superseding superseding;
    private final UnreadableRows unreadable = new UnreadableRows();
    private final long startedAt = System.nanoTime();
    private Long payloadId;
    private volatile boolean mostlyNew;
    private boolean staged;
    private Set<String> known = Set.of();
    private Set<String> stale = Set.of();
    private long written;
    private long read;

    public Run(
            long id,
            Account account,
            Long payloadId,
            Fetch<T> fetch,
            StoredRecords<T> records,
            RowType<T> type,
            Contracts contracts,
            OrderLinks orders,
            WriteBehind behind,
            WrittenDays days,
            boolean cures,
            Superseding superseding) {
        this.id = id;
        this.account = account;
        this.payloadId = payloadId;
        this.fetch = fetch;
        this.records = records;
        this.type = type;
        this.contracts = contracts;
        this.orders = orders;
        this.behind = behind;
        this.days = days;
        this.cures = cures;
        this.superseding = superseding;
        this.mostlyNew = payloadId == null;
    }

    public long id() {
        return id;
    }

    /** The account; null for records that name none. */
    public Account account() {
        return account;
    }

    public Long accountId() {
        return account == null ? null : account.id();
    }

    /** The payload's key; null until it is kept, or known to have been. */
    public Long payloadId() {
        return payloadId;
    }

    public void kept(long payload) {
        payloadId = payload;
    }

    public Fetch<T> fetch() {
        return fetch;
    }

    /** Reads what is stored again. */
    public StoredRecords<T> records() {
        return records;
    }

    public RowType<T> type() {
        return type;
    }

    public Contracts contracts() {
        return contracts;
    }

    public OrderLinks orders() {
        return orders;
    }

    /** The rows that are on their way while the next ones are prepared. */
    public WriteBehind behind() {
        return behind;
    }

    public RunCounts counts() {
        return counts;
    }

    public long read() {
        return read;
    }

    public void read(long records) {
        read += records;
    }

    /** Whether most of the records so far are new, as is assumed of a new payload; read by the thread that maps. */
    public boolean isMostlyNew() {
        return mostlyNew;
    }

    public void mostlyNew(boolean mostly) {
        mostlyNew = mostly;
    }

    /** Notes that rows were merged. */
    public void wrote(long rows) {
        written += rows;
    }

    /** The keys and hashes of the chunk that is being filtered which are stored. */
    public void known(Set<String> stored) {
        known = stored;
    }

    public Set<String> known() {
        return known;
    }

    /** Lets the run make some rows of its account and dataset anew. */
    public void renews(StaleRows rows) {
        stale = account == null ? Set.of() : rows.of(account.code(), type.dataset());
    }

    /** Whether a stored row is to be made anew from what is stored of it. */
    public boolean isStale(String key) {
        return stale.contains(key);
    }

    /** Whether there are such rows at all. */
    public boolean hasStale() {
        return !stale.isEmpty();
    }

    /** Rows were made anew. */
    public void renewed(Collection<String> keys) {
        if (hasStale()) {
            stale.removeAll(keys);
        }
    }

    long elapsedMillis() {
        return (System.nanoTime() - startedAt) / 1_000_000;
    }

    /** Whether records of the pair lie in quarantine, some of which it may be able to read now. */
    public boolean cures() {
        return cures;
    }

    /** Stored rows that the run could not read again. */
    public UnreadableRows unreadable() {
        return unreadable;
    }

    /** Quarantined records whose fact records of the run may state. */
    public Superseding superseding() {
        return superseding;
    }

    /** Keys of rows that were known before and have been written anew. */
    public Set<String> rewritten() {
        return rewritten;
    }

    /** Option events without trade id that have twins in their statement, by their number. */
    public Map<EventTraits, Map<Integer, UUID>> twins() {
        return twins;
    }

    /** Notes the contract of a row; null for what it does not name. */
    public void touches(String conId, String symbol) {
        names.contract(conId, symbol);
    }

    /** Notes the number at live sources of the order of a row; null when it states none. */
    public void tells(String permId) {
        names.order(permId);
    }

    /** Notes the contract of an option event; null when it names none. */
    public void files(String conId) {
        if (conId != null) {
            contracts.files(conId);
        }
    }

    /** The days of the executions that were written. */
    public WrittenDays days() {
        return days;
    }

    /** True the first time only: what a payload says is gathered once. */
    public boolean looksInto(KeptPayload payload) {
        return lookedInto.add(payload.id());
    }

    /** True the first time only: the staging table is made when there is something to write. */
    public boolean stagesFirst() {
        boolean first = !staged;
        staged = true;
        return first;
    }

    /** Whether any row was written. */
    public boolean hasWritten() {
        return written + behind.written() > 0;
    }

    /**
     * What the run wrote so far, as the named parameters of the SQL that follows from it: the run and its account, the
     * contracts that rows were written of, by all their names; the days of executions; contracts of which something new
     * was learnt and instruments that they left; orders of live sources; orders whose executions have changed.
     */
    public Map<String, Object> written() {
        Map<String, Object> parameters = names.parameters();
        parameters.put("runId", id);
        parameters.put("accountId", accountId());
        parameters.put("firstDay", days.first());
        parameters.put("lastDay", days.last());
        parameters.put("changedContracts", contracts.changed());
        parameters.put("filedContracts", contracts.filed());
        parameters.put("leftInstruments", contracts.leftInstruments());
        parameters.put("affectedOrders", orders.affected());
        parameters.put("derivedOrders", orders.derived());
        parameters.put("referredOrders", orders.referred());
        return parameters;
    }
}
