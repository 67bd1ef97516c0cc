package io.github.ibkringest.cli;

import io.github.ibkringest.app.settings.SettingsException;
import io.github.ibkringest.broker.error.BrokerException;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.eventlog.EventCursorException;
import io.github.ibkringest.ingest.run.Causes;
import io.github.ibkringest.store.StoreUnavailableException;
import io.github.ibkringest.store.embedded.EmbeddedPostgresException;
import io.github.ibkringest.store.schema.SchemaForbiddenException;
import io.github.ibkringest.store.schema.SchemaVersionException;
import io.github.ibkringest.store.schema.ServerTooOldException;
import io.github.ibkringest.web.WebException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Turns what a command throws into one sentence for the user and an exit code. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, CommandLine.ParseResult arguments) {
        Invocation.complain(command.getErr(), sentence(thrown));
        if (thrown instanceof SettingsException
                || thrown instanceof WebException
                || thrown instanceof ServerTooOldException
                || thrown instanceof SchemaVersionException
                || thrown instanceof SchemaForbiddenException
                || thrown instanceof EventCursorException) {
            return ExitCode.USAGE;
        }
        return thrown instanceof BrokerException broker ? ExitCode.of(broker) : ExitCode.FAILED;
    }

    private static String sentence(Exception thrown) {
        if (thrown instanceof SettingsException
                || thrown instanceof WebException
                || thrown instanceof BrokerException
                || thrown instanceof StoreUnavailableException
                || thrown instanceof ServerTooOldException
                || thrown instanceof SchemaVersionException
                || thrown instanceof SchemaForbiddenException
                || thrown instanceof EventCursorException
                || thrown instanceof EmbeddedPostgresException) {
            return thrown.getMessage();
        }
        LOG.debug("unexpected failure", thrown);
        return Causes.sentence(thrown);
    }
}
