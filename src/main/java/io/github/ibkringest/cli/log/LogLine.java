package io.github.ibkringest.cli.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A line of the log for people: time of day, level, message, and of an exception the first lines. Thread-safe. */
final class LogLine extends LayoutBase<ILoggingEvent> {

    private final DateTimeFormatter time =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private final ThrowableProxyConverter exception = new ThrowableProxyConverter();

    @Override
    public void start() {
        exception.setOptionList(List.of("short"));
        exception.start();
        super.start();
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return "%s %-5s %s%n%s"
                .formatted(
                        time.format(Instant.ofEpochMilli(event.getTimeStamp())),
                        event.getLevel(),
                        event.getFormattedMessage(),
                        exception.convert(event));
    }
}
