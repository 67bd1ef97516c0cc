package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.Period;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * One {@code FlexStatement} element.
 *
 * @param account account code as delivered, or null
 * @param asOf when it was generated, or null
 * @param period the days it covers; open where it does not say
 * @param sections the trade sections it has, also empty ones; filled while the statement is read
 */
record StatementHeader(String account, Instant asOf, Period period, Set<Section> sections) {

    StatementHeader(String account, Instant asOf, Period period) {
        this(account, asOf, period, EnumSet.noneOf(Section.class));
    }
}
