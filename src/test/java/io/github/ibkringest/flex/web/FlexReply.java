package io.github.ibkringest.flex.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the stub answers. */
@FunctionalInterface
public interface FlexReply {

    /** Writes the answer to a request; {@code stub} knows what was asked before. */
    void send(FlexStubServer stub, FlexRequest request, HttpExchange exchange) throws IOException;

    /** Accepts a request and names the stub's own address. */
    static FlexReply accepted() {
        return (stub, request, exchange) -> xml(accepting(stub.accept(request), stub.baseUrl() + "GetStatement"))
                .send(stub, request, exchange);
    }

    /** Accepts a request and names another address. */
    static FlexReply accepted(String url) {
        return (stub, request, exchange) ->
                xml(accepting(stub.accept(request), url)).send(stub, request, exchange);
    }

    private static String accepting(String reference, String url) {
        return """
                <FlexStatementResponse timestamp="20 July, 2026 06:15 PM EDT">
                <Status>Success</Status>
                <ReferenceCode>%s</ReferenceCode>
                <Url>%s</Url>
                </FlexStatementResponse>
                """.formatted(reference, url);
    }

    /** The statement of the query that the reference is of. */
    static FlexReply statement() {
        return (stub, request, exchange) -> xml(stub.statementOf(request)).send(stub, request, exchange);
    }

    /** An error in double quotes with the status {@code Fail}. */
    static FlexReply error(int code, String message) {
        return xml("""
                <FlexStatementResponse timestamp="20 July, 2026 06:15 PM EDT">
                <Status>Fail</Status><ErrorCode>%d</ErrorCode><ErrorMessage>%s</ErrorMessage>
                </FlexStatementResponse>
                """.formatted(code, message));
    }

    /** An error in single quotes with the status {@code Warn}, as 1019 has been seen. */
    static FlexReply warning(int code, String message) {
        return xml("""
                <FlexStatementResponse timestamp='20 July, 2026 06:15 PM EDT'>
                <Status>Warn</Status>
                <ErrorCode>%d</ErrorCode>
                <ErrorMessage>%s</ErrorMessage>
                </FlexStatementResponse>
                """.formatted(code, message));
    }

    static FlexReply inProgress() {
        return warning(1019, "Statement generation in progress. Please try again shortly.");
    }

    static FlexReply tooManyRequests() {
        return error(1018, "Too many requests have been made from this token.");
    }

    static FlexReply xml(String document) {
        return body(200, "text/xml", document);
    }

    static FlexReply body(int status, String type, String text) {
        return (stub, request, exchange) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static FlexReply webPage() {
        return body(200, "text/html", """
                <!DOCTYPE html>
                <html><head><title>Scheduled maintenance</title></head><body><p>We are back soon.<br></body></html>
                """);
    }

    /** Announces the whole statement and hangs up in the middle. */
    static FlexReply cutOff() {
        return (stub, request, exchange) -> {
            byte[] bytes = stub.statementOf(request).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    /** Delivers half a statement as if it were whole. */
    static FlexReply truncated() {
        return (stub, request, exchange) -> {
            String whole = stub.statementOf(request);
            xml(whole.substring(0, whole.length() / 2)).send(stub, request, exchange);
        };
    }

    /** Begins an answer and never ends it, until the stub is closed. */
    static FlexReply stuck() {
        return (stub, request, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write("<FlexQueryResponse ".getBytes(StandardCharsets.UTF_8));
            body.flush();
            await(stub.closed());
        };
    }

    private static void await(CountDownLatch closed) {
        try {
            closed.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Redirects with the same parameters. */
    static FlexReply redirect(String address) {
        return (stub, request, exchange) -> {
            exchange.getResponseHeaders().set("Location", address + "?" + request.query());
            exchange.sendResponseHeaders(302, -1);
        };
    }
}
