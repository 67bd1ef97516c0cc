package io.github.ibkringest.alert;

import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Posts the event to an address. Messages name its host only: many webhooks have their key in the path. */
record WebhookHook(Secret address, Duration timeout) implements AlertHook {

    @Override
    public void send(String json) throws IOException, InterruptedException {
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
            throw new IOException(target.getHost() + " cannot be reached (" + Reason.of(e) + ")");
        }
        if (status < 200 || status > 299) {
            throw new IOException(target.getHost() + " answered with HTTP " + status);
        }
    }
}
