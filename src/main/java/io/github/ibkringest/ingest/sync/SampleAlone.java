package io.github.ibkringest.ingest.sync;

import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.ingest.quarantine.QuarantineSource;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.SampleData;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps what is invented apart from what happened: the built-in sample enters no store that holds anything else, and
 * leaves with the first real statement. Thread-safe.
 */
public final class SampleAlone {

    private static final Logger LOG = LoggerFactory.getLogger(SampleAlone.class);

    /** More names would not help. */
    private static final int NAMED = 5;

    private final SampleData store;

    /** The sample in the store behind a connection. */
    public SampleAlone(JdbcTemplate jdbc) {
        this.store = new SampleData(jdbc);
    }

    /**
     * Looks whether a source may deliver into the store; one that is not the sample always may.
     *
     * @param source name of the source
     * @throws BrokerConfigurationException when it is the sample and there is anything else
     */
    public void admit(String source) {
        if (!source.equals(Source.SAMPLE)) {
            return;
        }
        List<String> others = store.others();
        if (!others.isEmpty()) {
            throw new BrokerConfigurationException("the built-in sample is invented and stays out of a database that"
                    + " holds anything else (" + named(others)
                    + "); give your own statements: sync --file FOLDER, and for serve set flex-file.paths or a login");
        }
    }

    private static String named(List<String> others) {
        String some = String.join(", ", others.subList(0, Math.min(NAMED, others.size())));
        return others.size() <= NAMED ? some : some + " and " + (others.size() - NAMED) + " more";
    }

    /**
     * Before the rows of a run: removes the sample when the statement is real, in the transaction of the run. One of the
     * sample is looked at again, because a real one may have come since the sync began. Of the two each has committed its
     * account by now, so that at least one of them sees the other.
     *
     * @param source name of the source
     * @param own the account of the run, or null
     * @param sync the sync that the run belongs to, or null
     * @return whether anything was removed
     */
    public boolean makeWay(String source, Account own, Sync sync) {
        if (source.equals(Source.SAMPLE)) {
            admit(source);
        } else if (own != null && !source.equals(QuarantineSource.NAME)) {
            Set<String> delivered =
                    sync == null ? Set.of(own.code()) : sync.session().accountsSoFar();
            List<String> removed = store.remove(own.id(), delivered);
            if (!removed.isEmpty()) {
                tell(String.join(", ", removed), sync);
                return true;
            }
        }
        return false;
    }

    private static void tell(String accounts, Sync sync) {
        if (sync != null && sync.request().dryRun()) {
            if (sync.saysFirst(accounts)) {
                LOG.info("The built-in sample ({}) would be removed: real statements would take its place.", accounts);
            }
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                LOG.info("The built-in sample ({}) was removed: real statements take its place.", accounts);
            }
        });
    }
}
