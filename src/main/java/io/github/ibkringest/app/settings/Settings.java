package io.github.ibkringest.app.settings;

import io.github.ibkringest.alert.AlertSettings;
import io.github.ibkringest.app.output.OutputSettings;
import io.github.ibkringest.eventlog.EventSettings;
import io.github.ibkringest.schedule.ScheduleSettings;
import java.nio.file.Path;
import java.util.Map;

/**
 * The settings, from {@code application.properties} and the environment, which wins: {@code flex.zone} is
 * {@code IBKR_INGEST_FLEX_ZONE} there. Immutable; {@link #load} checks everything at once and names what is wrong.
 *
 * @param home folder of the embedded database and other files of the program
 * @param databaseUrl JDBC URL, or null for the embedded database
 * @param databaseUser user, or null
 * @param databasePassword password, or null
 * @param databasePort port of the embedded database; 0 for the one it had before, or any
 * @param connections how many accounts are stored side by side
 * @param refuseUnknownAccounts whether accounts in a payload must be registered beforehand
 * @param coverage which days have to be complete
 * @param sources the sources that there are, each with its own settings
 * @param schedule when {@code serve} fetches what
 * @param routes folder of further routes, or null; a file with the name of a built-in one replaces it
 * @param events which events are recorded
 * @param outputs where events are sent
 * @param operations how a service is run and watched
 */
public record Settings(
        Path home,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        int databasePort,
        int connections,
        boolean refuseUnknownAccounts,
        CoverageSettings coverage,
        SourceSettings sources,
        ScheduleSettings schedule,
        Path routes,
        EventSettings events,
        OutputSettings outputs,
        OperationsSettings operations) {

    /**
     * Loads the settings.
     *
     * @param file a properties file, or null for the one beside the program if there is one
     * @param environment environment variables
     * @throws SettingsException naming every setting that is wrong
     */
    public static Settings load(Path file, Map<String, String> environment) {
        Path chosen = file != null ? file : Installation.settingsFile().orElse(null);
        return new SettingsReader(chosen, environment).read();
    }

    /** Whether a database other than the embedded one is configured. */
    public boolean hasDatabase() {
        return databaseUrl != null;
    }

    /** The same for work that nobody else may hear of: without routes of the user, alerts and outputs of events. */
    public Settings alone() {
        AlertSettings alerts = operations.alerts();
        return new Settings(
                home,
                databaseUrl,
                databaseUser,
                databasePassword,
                databasePort,
                connections,
                false,
                coverage,
                sources,
                schedule,
                null,
                events,
                outputs,
                new OperationsSettings(
                        operations.web(),
                        new AlertSettings(null, null, null, null, alerts.timeout()),
                        operations.jsonLog(),
                        operations.grace()));
    }
}
