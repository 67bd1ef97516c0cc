package io.github.ibkringest.faults.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;

/** One connection through the proxy; each direction has its thread. */
final class Link {

    /** What a client asks before it begins, and no server of the tests offers: TLS and GSSAPI. */
    private static final int SSL_REQUEST = 80877103;

    private static final int GSS_REQUEST = 80877104;

    private final KillingProxy proxy;
    private final Socket client;
    private final Socket database;

    /** Since the start of the connection: how many times the client waited for the database to be ready. */
    private long asked = 1;

    /** The answer at which the program is killed. */
    private volatile long last = Long.MAX_VALUE;

    Link(KillingProxy proxy, Socket client, Socket database) {
        this.proxy = proxy;
        this.client = client;
        this.database = database;
    }

    void toDatabase() {
        Conversation conversation = new Conversation();
        try (client;
                database;
                DataInputStream in = KillingProxy.in(client);
                DataOutputStream out = KillingProxy.out(database)) {
            start(in, out);
            for (int type = in.read(); type >= 0; type = in.read()) {
                byte[] body = body(in);
                boolean isPlace =
                        conversation.hear(type, body).filter(proxy::isPlace).isPresent();
                boolean isAnswered = type == 'Q' || type == 'S';
                if (isPlace && proxy.waitsForAnswer() && type != 'X') {
                    // a COPY is answered at its end, other statements with what was sent together with them
                    last = type == 'c' ? asked : asked + 1;
                } else if (isPlace) {
                    out.flush();
                    proxy.kill();
                    return;
                }
                asked += isAnswered ? 1 : 0;
                write(out, type, body);
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            // either side is gone, and with it the other
        }
    }

    void toClient() {
        long ready = 0;
        try (client;
                database;
                DataInputStream in = KillingProxy.in(database);
                DataOutputStream out = KillingProxy.out(client)) {
            for (int type = in.read(); type >= 0; type = in.read()) {
                byte[] body = body(in);
                ready += type == 'Z' ? 1 : 0;
                if (ready >= last) {
                    proxy.kill();
                    return;
                }
                write(out, type, body);
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            // either side is gone, and with it the other
        }
    }

    /** The first messages of a connection have no type. */
    private void start(DataInputStream in, DataOutputStream out) throws IOException {
        byte[] body = body(in);
        for (int code = code(body); code == SSL_REQUEST || code == GSS_REQUEST; code = code(body)) {
            client.getOutputStream().write('N');
            body = body(in);
        }
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
        out.flush();
    }

    private static int code(byte[] body) {
        return ByteBuffer.wrap(body).getInt();
    }

    private static byte[] body(DataInputStream in) throws IOException {
        byte[] body = new byte[in.readInt() - Integer.BYTES];
        in.readFully(body);
        return body;
    }

    private static void write(DataOutputStream out, int type, byte[] body) throws IOException {
        out.writeByte(type);
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
    }
}
