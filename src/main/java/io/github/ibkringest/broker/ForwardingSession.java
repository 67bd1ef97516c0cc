package io.github.ibkringest.broker;

import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.Readings;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.movement.CorporateActionData;
import io.github.ibkringest.model.movement.TransferData;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A session that passes everything on to another one, except what its subclass does itself. As thread-safe as that one.
 */
public abstract class ForwardingSession implements BrokerApi {

    /** For subclasses, which connect and disconnect in their own way. */
    protected ForwardingSession() {}

    /** The session that has the records; null as long as there is none. */
    protected abstract BrokerApi session();

    @Override
    public void remember(Readings readings) {
        session().remember(readings);
    }

    @Override
    public List<Advice> advice() {
        return session().advice();
    }

    @Override
    public List<Finding> review() {
        return session() == null ? List.of() : session().review();
    }

    @Override
    public List<String> notes() {
        return session() == null ? List.of() : session().notes();
    }

    @Override
    public Set<Dataset> datasets() {
        return session().datasets();
    }

    @Override
    public boolean delivers(String account, Dataset dataset) {
        return session().delivers(account, dataset);
    }

    @Override
    public String source() {
        return session().source();
    }

    @Override
    public String name() {
        return session().name();
    }

    @Override
    public Optional<SourceFile> file() {
        return session() == null ? Optional.empty() : session().file();
    }

    @Override
    public Optional<Payload> delivered() {
        return session() == null ? Optional.empty() : session().delivered();
    }

    @Override
    public Environment environmentOf(String account) {
        return session().environmentOf(account);
    }

    @Override
    public Set<String> accounts() {
        return session().accounts();
    }

    @Override
    public boolean isWhole() {
        return session().isWhole();
    }

    @Override
    public Set<String> accountsSoFar() {
        return session().accountsSoFar();
    }

    @Override
    public Fetch<OrderData> fetchOpenOrders(String account) {
        return session().fetchOpenOrders(account);
    }

    @Override
    public Fetch<ExecutionData> fetchExecutions(String account) {
        return session().fetchExecutions(account);
    }

    @Override
    public Fetch<OptionEventData> fetchOptionEvents(String account) {
        return session().fetchOptionEvents(account);
    }

    @Override
    public Fetch<CorporateActionData> fetchCorporateActions(String account) {
        return session().fetchCorporateActions(account);
    }

    @Override
    public Fetch<TransferData> fetchTransfers(String account) {
        return session().fetchTransfers(account);
    }
}
