package io.github.ibkringest.flex.web;

import java.util.function.Consumer;

/** What has happened to users of the Flex Web Service, or may; a stub plays it. */
public enum FlexScenario {
    F1("a statement at once", stub -> {}),
    F2(
            "a statement after two 1019 in single quotes",
            stub -> stub.onStatement(FlexReply.inProgress(), FlexReply.inProgress(), FlexReply.statement())),
    F3("the token has expired", stub -> stub.onRequest(FlexReply.error(1012, "Token has expired."))),
    F4(
            "too many requests, then a statement",
            stub -> stub.onRequest(FlexReply.tooManyRequests(), FlexReply.accepted())),
    F5("a web page with HTTP 200", stub -> stub.onStatement(FlexReply.webPage())),
    F6("a truncated statement", stub -> stub.onStatement(FlexReply.truncated())),
    F7(
            "HTTP 403 as for a missing User-Agent",
            stub -> stub.onRequest(FlexReply.body(403, "text/html", "<html><body>Forbidden</body></html>"))),
    F8(
            "an address of a stranger in the answer",
            stub -> stub.onRequest(FlexReply.accepted("https://flex.example/FlexWebService/GetStatement"))),
    F9(
            "an answer without a reference code",
            stub -> stub.onRequest(
                    FlexReply.xml("<FlexStatementResponse><Status>Success</Status></FlexStatementResponse>"))),
    F10(
            "a redirect to a stranger",
            stub -> stub.onStatement(FlexReply.redirect("https://flex.example/FlexWebService/GetStatement"))),
    F11("an answer that never ends", stub -> stub.onStatement(FlexReply.stuck())),
    F12("a code that is in no table", stub -> stub.onRequest(FlexReply.warning(9999, "Something else."))),
    F13(
            "a retired address: 1001 for ever",
            stub -> stub.onRequest(
                    FlexReply.error(1001, "Statement could not be generated at this time. Please try again shortly."))),
    F14(
            "fewer statements than announced",
            stub -> stub.onStatement((server, request, exchange) -> FlexReply.xml(
                            server.statementOf(request).replaceFirst("count=\"\\d+\"", "count=\"7\""))
                    .send(server, request, exchange))),
    F15(
            "a statement with a DOCTYPE",
            stub -> stub.onStatement((server, request, exchange) ->
                    FlexReply.xml("""
            <!DOCTYPE FlexQueryResponse [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
            """ + server.statementOf(request)).send(server, request, exchange))),
    F16(
            "an error that repeats the token",
            stub -> stub.onRequest(
                    FlexReply.error(1020, "Invalid request or unable to validate request t=" + FlexStubServer.TOKEN)));

    private final String what;
    private final Consumer<FlexStubServer> script;

    FlexScenario(String what, Consumer<FlexStubServer> script) {
        this.what = what;
        this.script = script;
    }

    /** Tells the stub what to do. */
    public FlexStubServer playedBy(FlexStubServer stub) {
        script.accept(stub);
        return stub;
    }

    @Override
    public String toString() {
        return name() + ": " + what;
    }
}
