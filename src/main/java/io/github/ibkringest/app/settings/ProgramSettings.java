package io.github.ibkringest.app.settings;

import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.broker.provider.SettingKind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The settings of the program itself, each described once. Those of sources are with the sources, those of the schedule
 * in {@link ScheduleReader}, because both depend on which sources there are.
 */
final class ProgramSettings {

    private static final int MOST_PORTS = 65_535;

    static final Setting<String> HOME =
            Setting.text("home", "~/.ibkr-ingest", "folder for programs, data and password of the embedded server");
    static final Setting<String> DATABASE_URL =
            Setting.text("database.url", "", "`jdbc:postgresql://HOST:PORT/DATABASE`, PostgreSQL 14 or newer");
    static final Setting<String> DATABASE_USER = Setting.text("database.user", "", "the user of that database");
    static final Setting<String> DATABASE_PASSWORD = Setting.text("database.password", "", "the password of that user");
    static final Setting<Integer> DATABASE_PORT = new Setting<>(
            "database.port", "", "port of the embedded server on 127.0.0.1", SettingKind.number(1, MOST_PORTS));
    static final Setting<Integer> CONNECTIONS = new Setting<>(
            "database.connections",
            "2",
            "how many accounts of a payload are stored in parallel (1 to 16)",
            SettingKind.number(1, 16));
    static final Setting<String> UNKNOWN_ACCOUNTS = new Setting<>(
            "accounts.unknown",
            "register",
            "for an account that is in a payload but not in `broker_account`: `register` it, or `refuse` to sync",
            SettingKind.oneOf("register", "refuse"));
    static final Setting<LocalDate> SINCE = new Setting<>(
            "coverage.since", "", "where the history of all accounts begins (`2025-01-02`)", SettingKind.DAY);
    static final Setting<String> CALENDAR = Setting.text(
            "calendar.file",
            "",
            "a file with days on which the exchange is closed, open, or closes early as an exception");
    static final Setting<Set<String>> EVENTS = new Setting<>(
            "events.record",
            "all",
            "types of [events](events.md) to record: `all`, `none`, or names separated by commas",
            new EventTypes());
    static final Setting<Duration> HISTORY_AFTER = new Setting<>(
            "events.history-after",
            "5d",
            "an event of a fact that is older than this when it is imported is marked as history",
            SettingKind.DURATION);
    static final Setting<String> ROUTES = Setting.text(
            "routes.folder",
            "",
            "a folder with `*.camel.yaml` files, which are loaded in addition to the built-in routes");
    static final Setting<String> MONITOR_BIND = Setting.text(
            "monitor.bind",
            "127.0.0.1",
            "address on which the [page](page.md), health, metrics and [events](events.md#over-http) are served");
    static final Setting<String> MONITOR_PORT =
            Setting.text("monitor.port", "", "their port: a number, `0` for a free one, or `off`");
    static final Setting<String> MONITOR_TOKEN = Setting.text(
            "monitor.token",
            "",
            "what a request must bring for anything but health and metrics: the password in a browser, or `Authorization: Bearer TOKEN`");
    static final Setting<String> MONITOR_HOSTS = Setting.text(
            "monitor.hosts",
            "",
            "further names under which the service is reached, as through a proxy, separated by commas");
    static final Setting<String> LOG_FORMAT =
            new Setting<>("log.format", "text", "`json`: one object per line", SettingKind.oneOf("text", "json"));
    static final Setting<Duration> GRACE = new Setting<>(
            "serve.grace", "60s", "how long active runs may continue after SIGTERM", SettingKind.DURATION);
    static final Setting<String> ALERT_COMMAND = Setting.text("alert.command", "", "command line for the shell");
    static final Setting<String> ALERT_WEBHOOK =
            Setting.text("alert.webhook", "", "URL to post each event to: `https`, or `http` on this machine");
    static final Setting<Duration> COMPLETENESS_AGE = new Setting<>(
            "alert.completeness-age",
            "",
            "send an alert if the last complete day is older than this",
            SettingKind.DURATION);
    static final Setting<Duration> EVENT_LAG = new Setting<>(
            "alert.event-lag",
            "1h",
            "send an alert if an event has waited for a [consumer](events.md) longer than this",
            SettingKind.DURATION);
    static final Setting<Duration> ALERT_TIMEOUT =
            new Setting<>("alert.timeout", "10s", "time limit of the command and of the webhook", SettingKind.LIMIT);

    /** All of them. */
    static final List<Setting<?>> ALL = List.of(
            HOME,
            DATABASE_URL,
            DATABASE_USER,
            DATABASE_PASSWORD,
            DATABASE_PORT,
            CONNECTIONS,
            UNKNOWN_ACCOUNTS,
            SINCE,
            CALENDAR,
            EVENTS,
            HISTORY_AFTER,
            ROUTES,
            MONITOR_BIND,
            MONITOR_PORT,
            MONITOR_TOKEN,
            MONITOR_HOSTS,
            LOG_FORMAT,
            GRACE,
            ALERT_COMMAND,
            ALERT_WEBHOOK,
            COMPLETENESS_AGE,
            EVENT_LAG,
            ALERT_TIMEOUT);

    /** Variables of the environment that are no settings: the launcher and the log read them before there are any. */
    static final List<String> VARIABLES = List.of("IBKR_INGEST_LOG", "IBKR_INGEST_LOG_OTHERS", "IBKR_INGEST_JAVA_OPTS");

    private ProgramSettings() {}
}
