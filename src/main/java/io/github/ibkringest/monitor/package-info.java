/** What supervisors and dashboards ask a running service: health, readiness, metrics; over HTTP. */
package io.github.ibkringest.monitor;
