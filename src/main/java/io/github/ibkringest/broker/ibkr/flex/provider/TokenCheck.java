package io.github.ibkringest.broker.ibkr.flex.provider;

import io.github.ibkringest.broker.Finding;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexLogin;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * When the token of a login expires, and which users can read it. The token itself is not checked.
 *
 * @param tried whether this check also fetches a statement with it, which shows whether it works
 */
record TokenCheck(FlexLogin login, LocalDate today, boolean tried) {

    private static final int SOON = 14;

    /** What was found. */
    public List<Finding> examine() {
        FlexToken token = login.credential();
        List<Finding> findings = new ArrayList<>();
        findings.add(expiry(token.expires()));
        if (!tried) {
            findings.add(
                    Finding.advice(subject(), "is configured, not tested", "test it with: ibkr-ingest doctor --fetch"));
        }
        if (token.file() != null && isOpen(token)) {
            findings.add(Finding.advice(
                    subject(), token.file() + " can be read by other users", "chmod 600 " + token.file()));
        }
        return findings;
    }

    private Finding expiry(LocalDate expires) {
        if (expires == null) {
            return Finding.ok(subject(), "its expiry is unknown; set token-expires to be reminded");
        }
        if (expires.isBefore(today)) {
            return Finding.problem(subject(), "expired on " + expires, "generate a new token in the portal");
        }
        return expires.isBefore(today.plusDays(SOON))
                ? Finding.advice(subject(), "expires on " + expires, "generate a new token in the portal")
                : Finding.ok(subject(), "expires on " + expires);
    }

    private static boolean isOpen(FlexToken token) {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(token.file());
            return rights.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private String subject() {
        return "token " + login.name();
    }
}
