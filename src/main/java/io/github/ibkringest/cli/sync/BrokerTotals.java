package io.github.ibkringest.cli.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ibkringest.cli.status.ReconciledText;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncResult;
import io.github.ibkringest.proof.Certificates;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the accounts of a sync agree with the broker's own totals after it. An account whose statements state none is not in it.
 *
 * @param accounts how it stands with each
 */
public record BrokerTotals(List<Certificates.Reconciled> accounts) {

    /** Accounts that are named when they agree; of more, only the others are. */
    private static final int NAMED = 4;

    /** Nothing was compared: a dry run, or a sync that broke off. */
    public static final BrokerTotals NONE = new BrokerTotals(List.of());

    public BrokerTotals {
        accounts = List.copyOf(accounts);
    }

    /** Of those accounts that a sync had to do with. */
    public static BrokerTotals of(SyncResult result, List<Certificates.Reconciled> standing) {
        Set<String> synced = result.runs().stream().map(RunReport::account).collect(Collectors.toSet());
        return new BrokerTotals(standing.stream()
                .filter(account -> synced.contains(account.account()))
                .toList());
    }

    /** One line for each account that agrees, as far as they can be read at a glance. */
    public void printAgreeing(PrintWriter out) {
        if (accounts.size() <= NAMED) {
            accounts.stream()
                    .filter(BrokerTotals::agrees)
                    .forEach(account -> print(account, ReconciledText.withNumbers(account), out));
        }
    }

    /** One line for each account that does not agree, or of which that is not known. */
    public void printOthers(PrintWriter out) {
        accounts.stream()
                .filter(account -> !agrees(account))
                .forEach(account -> print(account, ReconciledText.of(account) + "; see: ibkr-ingest reconcile", out));
    }

    private static boolean agrees(Certificates.Reconciled account) {
        return account.broken() == 0 && account.open() == 0;
    }

    private static void print(Certificates.Reconciled account, String result, PrintWriter out) {
        out.println(account.account() + " against the broker's totals: " + result);
    }

    /** By account: {@code reconciled} as in {@code status --json}, and the numbers of equations. */
    ObjectNode json(ObjectMapper mapper) {
        ObjectNode node = mapper.createObjectNode();
        accounts.forEach(account -> node.putObject(account.account())
                .put("reconciled", ReconciledText.of(account))
                .put("proven", account.proven())
                .put("broken", account.broken())
                .put("notStated", account.notStated()));
        return node;
    }
}
