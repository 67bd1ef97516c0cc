package io.github.ibkringest.cli.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.slf4j.LoggerFactory;

/** The log as JSON, one object a line, in place of the lines for people. */
public final class JsonLog {

    static final String APPENDER = "STDERR";

    private static final Object CHANGE = new Object();

    private static Encoder<ILoggingEvent> text;

    private JsonLog() {}

    /** Chooses the form of the log from now on. A log configuration of the user's own is left alone. */
    public static void use(boolean json) {
        synchronized (CHANGE) {
            change(json);
        }
    }

    private static void change(boolean json) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Appender<ILoggingEvent> appender = root.getAppender(APPENDER);
        if (!(appender instanceof OutputStreamAppender<ILoggingEvent> stream) || json == isOn()) {
            return;
        }
        if (text == null) {
            text = stream.getEncoder();
        }
        stream.setEncoder(json ? encoder(root) : text);
    }

    /** Whether the log is JSON, so that nothing else may be written to standard error. */
    public static boolean isOn() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        return root.getAppender(APPENDER) instanceof OutputStreamAppender<ILoggingEvent> stream
                && stream.getEncoder() instanceof JsonEncoder;
    }

    /** The message as it would be printed: arguments one by one would only repeat it. */
    private static JsonEncoder encoder(Logger root) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(root.getLoggerContext());
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithContext(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.start();
        return encoder;
    }
}
