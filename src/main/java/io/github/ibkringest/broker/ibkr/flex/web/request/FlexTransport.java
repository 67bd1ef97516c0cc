package io.github.ibkringest.broker.ibkr.flex.web.request;

import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.ibkr.flex.web.login.ServiceSettings;
import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one request and puts its answer into a file. Exceptions of the HTTP client go no further: they may hold URLs. */
final class FlexTransport {

    /** By connect time-out. A client holds threads and open files, and Java 17 frees them when it happens to collect it. */
    private static final Map<Duration, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    private final ServiceSettings service;
    private final Secret token;
    private final TrustedHosts trusted;
    private final AnswerReader reader = new AnswerReader();
    private final HttpClient client;

    FlexTransport(ServiceSettings service, Secret token) {
        this.service = service;
        this.token = token;
        this.trusted = new TrustedHosts(service.baseUrl());
        this.client = CLIENTS.computeIfAbsent(service.connectTimeout(), FlexTransport::client);
    }

    private static HttpClient client(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    /** Sends a GET. A redirect is not followed but reported, and only where its target may see the token. */
    FlexAnswer get(URI address, Path file, Duration timeout) throws InterruptedException {
        HttpResponse<Path> response;
        try {
            response = exchange(address, file, timeout);
        } catch (ExecutionException e) {
            return failed(address, e.getCause());
        } catch (TimeoutException e) {
            return FlexAnswer.Fault.passing(
                    address.getHost() + " did not answer in full within " + timeout.toMillis() + " ms");
        }
        Optional<String> location = location(response);
        return location.isPresent() ? redirected(address, location.get()) : reader.read(file, response.statusCode());
    }

    private FlexAnswer redirected(URI from, String location) {
        URI target = resolved(from, location);
        if (target != null && trusted.trusts(target)) {
            return new FlexAnswer.Redirected(target);
        }
        String where = target == null ? "an invalid address" : target.getScheme() + "://" + target.getHost();
        return new FlexAnswer.Fault(
                FlexAnswer.Fault.Kind.FINAL,
                from.getHost() + " redirects to " + where
                        + ", which is not trusted with the token, and nothing was sent there");
    }

    /** The client's own time-out ends with the headers; this one holds until the last byte. */
    private HttpResponse<Path> exchange(URI address, Path file, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("User-Agent", service.userAgent())
                .header("Accept", "application/xml, text/xml")
                .GET()
                .build();
        CompletableFuture<SpoolingBody> body = new CompletableFuture<>();
        CompletableFuture<HttpResponse<Path>> answer = client.sendAsync(request, head -> {
            SpoolingBody opened = spool(file);
            body.complete(opened);
            return opened;
        });
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
            body.thenAccept(SpoolingBody::close);
        }
    }

    private SpoolingBody spool(Path file) {
        try {
            return new SpoolingBody(file, service.maxBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> location(HttpResponse<Path> response) {
        boolean redirect = response.statusCode() >= 300 && response.statusCode() < 400;
        return redirect ? response.headers().firstValue("Location") : Optional.empty();
    }

    private static URI resolved(URI from, String location) {
        try {
            URI target = from.resolve(location.strip());
            return target.getHost() == null ? null : target;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private FlexAnswer failed(URI address, Throwable cause) {
        if (cause instanceof SpoolingBody.TooLarge) {
            return new FlexAnswer.Fault(
                    FlexAnswer.Fault.Kind.FINAL, cause.getMessage() + " (setting flex-web.max-bytes)");
        }
        return FlexAnswer.Fault.passing(
                token.mask(address.getHost() + " cannot be reached (" + Reason.of(cause) + ")"));
    }
}
