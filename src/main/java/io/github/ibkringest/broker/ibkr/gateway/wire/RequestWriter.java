package io.github.ibkringest.broker.ibkr.gateway.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The only way from this program to a gateway: writes requests and nothing else. Not thread-safe.
 *
 * <p>Unset numbers are written as the protocol wants them.
 */
public final class RequestWriter {

    private static final String UNSET_INTEGER = "2147483647";

    /** Executions are asked for with days from this version on, or the gateway refuses the request as malformed. */
    private static final int DAYS_OF_EXECUTIONS = 200;

    private final OutputStream out;

    /** A writer to a connection. */
    public RequestWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Sends the first bytes.
     *
     * @throws IOException when the connection does not take them
     */
    public void write(Request.Hello hello) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("API\0".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(framed("v" + ServerVersion.OLDEST + ".." + ServerVersion.NEWEST));
        send(bytes.toByteArray());
    }

    /**
     * Sends a request.
     *
     * @param version the version that the greeting agreed on
     * @throws IOException when the connection does not take it
     */
    public void write(Request request, ServerVersion version) throws IOException {
        if (request instanceof Request.Hello hello) {
            write(hello);
        } else {
            send(framed(text(request, version)));
        }
    }

    private void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    private static String text(Request request, ServerVersion version) {
        if (request instanceof Request.StartApi start) {
            return fields("71", "2", Integer.toString(start.clientId()), "");
        } else if (request instanceof Request.AllOpenOrders) {
            return fields("16", "1");
        } else if (request instanceof Request.CompletedOrders) {
            return fields("99", "0");
        } else if (request instanceof Request.Executions executions) {
            String all = fields("7", "3", Integer.toString(executions.requestId()), "0", "", "", "", "", "", "");
            return version.has(DAYS_OF_EXECUTIONS) ? all + fields(UNSET_INTEGER, "0") : all;
        } else if (request instanceof Request.ContractData contract) {
            return contractData(contract);
        } else if (request instanceof Request.CurrentTime) {
            return fields("49", "1");
        }
        return fields("17", "1");
    }

    /** By con id alone; expired contracts are included, for an execution may be of one. */
    private static String contractData(Request.ContractData request) {
        return fields("9", "8", Integer.toString(request.requestId()), Long.toString(request.conId()))
                + fields("", "", "", "0", "", "", "", "", "", "", "")
                + fields("1", "", "", "");
    }

    private static String fields(String... fields) {
        return String.join("\0", fields) + '\0';
    }

    private static byte[] framed(String text) {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(Integer.BYTES + payload.length)
                .putInt(payload.length)
                .put(payload)
                .array();
    }
}
