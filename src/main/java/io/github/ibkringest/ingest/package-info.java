/** The Camel side: what the steps of the routes do. Knows neither payload formats nor brokers. */
package io.github.ibkringest.ingest;
