package io.github.ibkringest.app;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.settings.SourceSettings;
import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.ingest.quarantine.QuarantineSource;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.Admission;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.quarantine.QuarantinedRecord;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends quarantined records through the routes again, one run for each account, dataset and feed. */
public final class Retry {

    private final Ingestor ingestor;
    private final Accounts accounts;
    private final SourceSettings sources;

    public Retry(Ingestor ingestor, Accounts accounts, Settings settings) {
        this.ingestor = ingestor;
        this.accounts = accounts;
        this.sources = settings.sources();
    }

    private record Group(String account, Dataset dataset, String feed) {}

    private static Group groupOf(QuarantinedRecord record) {
        return new Group(
                record.account(), record.dataset(), record.raw().provenance().feed());
    }

    /** Why accounts of wanted records may not be synced; {@link #run} leaves their records alone. */
    public List<String> objections(List<QuarantinedRecord> open, Set<Long> wanted) {
        Admission admission = new Admission(accounts, false);
        return among(open, wanted)
                .map(QuarantinedRecord::account)
                .filter(account -> !account.isEmpty())
                .distinct()
                .flatMap(account -> admission.objection(account).stream())
                .toList();
    }

    /**
     * Retries records.
     *
     * @param open all open records
     * @param wanted keys of those to retry; empty for all. Records with the same content go with them, for only
     *     together they keep their places
     */
    public List<RunReport> run(List<QuarantinedRecord> open, Set<Long> wanted) {
        Map<Group, List<QuarantinedRecord>> groups = among(open, wanted)
                .collect(Collectors.groupingBy(Retry::groupOf, LinkedHashMap::new, Collectors.toList()));
        List<RunReport> reports = new ArrayList<>();
        groups.forEach((group, records) -> reports.addAll(ingestor.sync(request(group, records))));
        return reports;
    }

    private static Stream<QuarantinedRecord> among(List<QuarantinedRecord> open, Set<Long> wanted) {
        Set<?> contents = open.stream()
                .filter(record -> wanted.contains(record.id()))
                .map(record -> record.raw().hash())
                .collect(Collectors.toSet());
        return open.stream()
                .filter(record ->
                        wanted.isEmpty() || contents.contains(record.raw().hash()));
    }

    private RecordReader reader(String feed) {
        return sources.all().stream()
                .flatMap(entry -> entry.configured().reader(feed).stream())
                .findFirst()
                .orElseThrow(() -> new BrokerConfigurationException("no source reads records of the feed " + feed
                        + " again; put the source that delivered them on the class path"));
    }

    private SyncRequest request(Group group, List<QuarantinedRecord> records) {
        Environment environment =
                accounts.find(group.account()).map(Account::environment).orElse(Environment.OTHER);
        return new SyncRequest(
                new QuarantineSource(records, environment, reader(group.feed())),
                new Source.Request(List.of(), Period.ALWAYS),
                EnumSet.of(group.dataset()),
                Set.of(),
                false);
    }
}
