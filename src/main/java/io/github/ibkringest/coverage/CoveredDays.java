package io.github.ibkringest.coverage;

import io.github.ibkringest.model.Dataset;

/**
 * The days that one source has proven complete.
 *
 * @param account code of the account
 * @param dataset what is complete
 * @param source name of the source: {@code flex-web}
 * @param days the days, with and without trading
 */
public record CoveredDays(String account, Dataset dataset, String source, DateSet days) {}
