package io.github.ibkringest.broker.ibkr.gateway.connection;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.broker.ibkr.gateway.clock.GatewayTimes;
import io.github.ibkringest.broker.ibkr.gateway.payload.FramesHeader;
import io.github.ibkringest.broker.ibkr.gateway.session.GatewayAddress;
import io.github.ibkringest.broker.ibkr.gateway.session.Patience;
import io.github.ibkringest.broker.ibkr.gateway.session.SessionFacts;
import io.github.ibkringest.model.Environment;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * A gateway.
 *
 * @param address where it listens, and as whom this program speaks to it
 * @param environment what all of its accounts must trade with; null when nobody has said
 * @param zone the zone of times that name none; null for the one that the gateway names itself
 * @param restart when it restarts each day, in its zone; null when nobody has said
 * @param patience how long each step may take
 * @param prefix what its settings begin with, for messages: {@code gateway.live.}
 */
public record Gateway(
        GatewayAddress address,
        Environment environment,
        ZoneId zone,
        LocalTime restart,
        Patience patience,
        String prefix) {

    /** The zone of IBKR's statements. */
    private static final ZoneId BROKER = ZoneId.of("America/New_York");

    /** What the settings call it. */
    public String name() {
        return address.name();
    }

    /**
     * Looks whether a login is the expected one.
     *
     * @throws BrokerConfigurationException when its accounts trade with something else; nothing of it may be stored
     */
    public void admit(SessionFacts facts) {
        List<String> others = facts.accounts().stream()
                .filter(code -> environment != null && IbkrAccount.environmentOf(code) != environment)
                .toList();
        if (!others.isEmpty()) {
            throw new BrokerConfigurationException("The gateway " + name() + " at " + address.place() + " should be "
                    + lower(environment) + " (" + prefix + "environment), but its login has the "
                    + lower(IbkrAccount.environmentOf(others.get(0))) + " account " + others.get(0)
                    + ". Nothing was stored. Log in to the other one, or correct the port or the environment.");
        }
    }

    private static String lower(Environment environment) {
        return environment.name().toLowerCase(Locale.ROOT);
    }

    /** The zone of times that name none. */
    public ZoneId zoneOf(SessionFacts facts) {
        return zone != null ? zone : ownZone(facts);
    }

    /** The zone that the gateway names itself; that of IBKR's statements where it names none that is known. */
    private static ZoneId ownZone(SessionFacts facts) {
        String[] parts = facts.connectionTime().strip().split(" +", 3);
        return parts.length < 3 ? BROKER : GatewayTimes.zoneOf(parts[2]).orElse(BROKER);
    }

    /** What stands above the frames of a session. */
    public FramesHeader header(SessionFacts facts) {
        return new FramesHeader(name(), facts.version(), facts.connectionTime(), zoneOf(facts), facts.accounts(), null);
    }
}
