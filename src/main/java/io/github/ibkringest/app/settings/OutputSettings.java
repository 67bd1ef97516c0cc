package io.github.ibkringest.app.settings;

import io.github.ibkringest.eventlog.relay.RelayTarget;
import io.github.ibkringest.eventlog.webhook.WebhookTarget;
import java.util.List;

/**
 * Where {@code serve} sends events. Immutable.
 *
 * @param webhooks the webhooks, in the order of their names
 */
public record OutputSettings(List<WebhookTarget> webhooks) {

    public OutputSettings {
        webhooks = List.copyOf(webhooks);
    }

    /** All that events are sent to. */
    public List<RelayTarget> targets() {
        return webhooks.stream().map(WebhookTarget::relayed).toList();
    }
}
