/**
 * What to fetch when: from the clock, the trading calendar, the coverage and what was fetched before. Plain values and
 * rules: knows neither routes nor a database, so that a simulated year decides like the running program.
 */
package io.github.ibkringest.schedule;
