package io.github.ibkringest.coverage;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;

/**
 * What a succeeded run without quarantined records says about a period.
 *
 * @param account code of the account
 * @param dataset what the run stored
 * @param source where its payload came from
 * @param provisional whether the broker's report is of a kind that is completed later (trade confirmations): it proves
 *     nothing, but shows from when on there is something to prove
 * @param period the days, both ends given
 * @param payload what people call the payload: the file's name, the query's
 * @param runId the run
 */
public record Proof(
        String account,
        Dataset dataset,
        String source,
        boolean provisional,
        Period period,
        String payload,
        long runId) {}
