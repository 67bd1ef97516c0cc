package io.github.ibkringest.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.Logger;

/**
 * What is logged, and where. In Java, because a configuration file has to be parsed and its patterns compiled, which is
 * a good part of the start of a short command. A file named by {@code -Dlogback.configurationFile} is used instead.
 */
public final class LogConfiguration extends ContextAwareBase implements Configurator {

    /** The system property that names a configuration file. */
    static final String FILE = "logback.configurationFile";

    /** Failures are reported once, by the run or the command that they end. */
    private static final List<String> REPEAT_FAILURES = List.of(
            "org.apache.camel.processor.errorhandler",
            "org.apache.camel.spring.spi.TransactionErrorHandler",
            "org.springframework.transaction.support.TransactionTemplate");

    /** Warns of each broken connection; what comes of it is reported by the run that had it. */
    private static final String POOL = "com.zaxxer.hikari";

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        if (System.getProperty(FILE) != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        REPEAT_FAILURES.forEach(name -> loggers.getLogger(name).setLevel(others(Level.OFF)));
        loggers.getLogger(POOL).setLevel(others(Level.ERROR));
        loggers.getLogger("io.github.ibkringest").setLevel(level("IBKR_INGEST_LOG", Level.INFO));
        ch.qos.logback.classic.Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(others(Level.WARN));
        root.addAppender(standardError(loggers));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static Level others(Level unlessSet) {
        return level("IBKR_INGEST_LOG_OTHERS", unlessSet);
    }

    private static Level level(String variable, Level unlessSet) {
        return Level.toLevel(System.getenv(variable), unlessSet);
    }

    /** Standard output carries results, so everything else goes to standard error. */
    private static ConsoleAppender<ILoggingEvent> standardError(LoggerContext loggers) {
        LogLine line = new LogLine();
        line.setContext(loggers);
        line.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(loggers);
        encoder.setLayout(line);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(loggers);
        appender.setName(JsonLog.APPENDER);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
