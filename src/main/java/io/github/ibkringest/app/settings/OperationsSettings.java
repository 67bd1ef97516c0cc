package io.github.ibkringest.app.settings;

import io.github.ibkringest.alert.AlertSettings;
import io.github.ibkringest.web.WebSettings;
import java.time.Duration;

/**
 * How a service is run and watched.
 *
 * @param web where health, metrics and events are served
 * @param alerts where alerts are sent
 * @param jsonLog whether the log is JSON, one object a line
 * @param grace how long a run that is asked to stop may go on
 */
public record OperationsSettings(WebSettings web, AlertSettings alerts, boolean jsonLog, Duration grace) {}
