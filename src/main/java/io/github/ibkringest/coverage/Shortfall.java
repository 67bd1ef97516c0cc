package io.github.ibkringest.coverage;

import io.github.ibkringest.broker.record.Lack;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;

/**
 * Days that a final statement speaks of without proving them.
 *
 * @param account code of the account
 * @param dataset what is not proven
 * @param why the reason
 * @param period the days, both ends given
 */
public record Shortfall(String account, Dataset dataset, Lack why, Period period) {}
