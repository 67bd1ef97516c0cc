package io.github.ibkringest.eventlog.webhook;

import io.github.ibkringest.eventlog.relay.RefusedException;
import io.github.ibkringest.eventlog.relay.RelayedEvent;
import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Posts events to webhooks, as routes ask for it. Messages name the host only: many addresses hold a key. Thread-safe. */
public final class Webhooks {

    private static final int GONE = 410;

    private final Map<String, WebhookTarget> targets;
    private final Clock clock;
    private final Duration timeout;
    private final HttpClient client;

    /** @param clock tells when a request is made */
    public Webhooks(Collection<WebhookTarget> targets, Clock clock) {
        this(targets, clock, WebhookTarget.TIMEOUT);
    }

    /** @param timeout from a request to its whole answer */
    Webhooks(Collection<WebhookTarget> targets, Clock clock, Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
        this.targets = targets.stream().collect(Collectors.toMap(WebhookTarget::name, Function.identity()));
        this.clock = clock;
    }

    /**
     * Posts an event, signed.
     *
     * @param name what the settings call the webhook
     * @throws RefusedException when it was not taken: for good with status 410, else for now
     * @throws IOException when there was no answer, or the secret cannot be read
     */
    public void post(String name, RelayedEvent event) throws IOException {
        WebhookTarget target = targets.get(name);
        URI address = URI.create(target.url().reveal());
        long now = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/cloudevents+json; charset=utf-8")
                .header("webhook-id", event.key())
                .header("webhook-timestamp", String.valueOf(now))
                .header("webhook-signature", WebhookSecrets.of(target).signature(event.key(), now, event.json()))
                .POST(HttpRequest.BodyPublishers.ofString(event.json()))
                .build();
        HttpResponse<Void> answer = answer(request, address.getHost());
        int status = answer.statusCode();
        if (status == GONE) {
            throw RefusedException.forGood("the webhook " + name + " at " + address.getHost()
                    + " wants no events any more (HTTP 410) and gets none until the service starts again");
        }
        if (status < 200 || status > 299) {
            throw RefusedException.forNow(
                    "the webhook " + name + " at " + address.getHost() + " answered with HTTP " + status,
                    answer.headers()
                            .firstValue("Retry-After")
                            .map(text -> pause(text, clock.instant()))
                            .orElse(null));
        }
    }

    /** The whole answer in time: the client's own limit would end with the headers. */
    private HttpResponse<Void> answer(HttpRequest request, String host) throws IOException {
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException(host + " did not answer in time");
        } catch (ExecutionException e) {
            // without the cause, whose text may repeat the address
            throw new IOException(host + " cannot be reached (" + Reason.of(e.getCause()) + ")");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }

    /** Seconds, or a moment; null when it is neither. */
    static Duration pause(String retryAfter, Instant now) {
        if (retryAfter.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        }
        try {
            Instant until = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
