package io.github.ibkringest.alert;

import java.io.IOException;

/** An alert did not reach a receiver; the message begins with the receiver, and holds no secret. */
public final class UndeliveredAlertException extends IOException {

    UndeliveredAlertException(String receiver, String reason) {
        super("the " + receiver + ": " + reason);
    }
}
