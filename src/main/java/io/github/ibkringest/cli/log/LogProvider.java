package io.github.ibkringest.cli.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Logback as {@link LogConfiguration} sets it up, at once. Logback's own provider looks for a configuration first and
 * keeps a diary of it, which each short command would pay for.
 */
public final class LogProvider implements SLF4JServiceProvider {

    /** Of SLF4J 2.0, whichever release. */
    private static final String REQUESTED_API_VERSION = "2.0.99";

    private final LoggerContext loggers = new LoggerContext();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final LogbackMDCAdapter diagnostics = new LogbackMDCAdapter();

    /** Chooses this provider, unless a configuration file is named. Before the first logger is asked for. */
    public static void use() {
        if (System.getProperty(LogConfiguration.FILE) == null) {
            System.setProperty("slf4j.provider", LogProvider.class.getName());
            // or it would announce the choice
            System.setProperty("slf4j.internal.verbosity", "WARN");
        }
    }

    @Override
    public void initialize() {
        loggers.setName("default");
        loggers.setMDCAdapter(diagnostics);
        new LogConfiguration().configure(loggers);
        loggers.start();
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return loggers;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return diagnostics;
    }

    @Override
    public String getRequestedApiVersion() {
        return REQUESTED_API_VERSION;
    }
}
