package io.github.ibkringest.alert;

import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Posts the event to an address: a step of the route of alerts. Messages name its host only: many webhooks have their key
 * in the path. Immutable and thread-safe.
 *
 * @param address where to post, or null: then nothing arrives
 * @param timeout for the connection, and for the answer
 */
public record AlertWebhook(Secret address, Duration timeout) {

    /**
     * Tells an event.
     *
     * @param json one line
     * @throws IOException when it did not arrive
     */
    public void send(String json) throws IOException, InterruptedException {
        if (address == null) {
            throw new UndeliveredAlertException("webhook", "there is none; set alert.webhook");
        }
        URI target = URI.create(address.reveal());
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        int status;
        try {
            status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            // without the cause, whose text may repeat the address
            throw new UndeliveredAlertException(
                    "webhook", target.getHost() + " cannot be reached (" + Reason.of(e) + ")");
        }
        if (status < 200 || status > 299) {
            throw new UndeliveredAlertException("webhook", target.getHost() + " answered with HTTP " + status);
        }
    }
}
