package io.github.ibkringest.broker.ibkr.flex.provider;

import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.ibkr.flex.web.FlexWebSource;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexLogin;
import io.github.ibkringest.broker.ibkr.flex.web.login.ServiceSettings;
import io.github.ibkringest.broker.ibkr.flex.web.request.StoppablePause;
import io.github.ibkringest.broker.provider.BrokerAccess;
import io.github.ibkringest.broker.provider.Check;
import io.github.ibkringest.broker.provider.ConfiguredSource;
import io.github.ibkringest.broker.provider.Credential;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The source {@code flex-web} as the settings describe it.
 *
 * @param logins the logins, none where the source is not configured
 */
public record FlexWebConfigured(List<FlexLogin> logins) implements ConfiguredSource {

    public FlexWebConfigured {
        logins = List.copyOf(logins);
    }

    @Override
    public boolean isConfigured() {
        return !logins.isEmpty();
    }

    @Override
    public Source source(BrokerAccess access) {
        StoppablePause pause = new StoppablePause();
        access.onStop(pause::stop);
        return new FlexWebSource(logins, () -> access.pacing(ServiceSettings.LIMITS), pause);
    }

    @Override
    public List<Credential> credentials() {
        return logins.stream()
                .map(login -> new Credential(login.name(), login.credential().expires()))
                .toList();
    }

    @Override
    public List<Check> checks(LocalDate today, boolean fetches) {
        return logins.stream()
                .flatMap(login -> Stream.of(
                        new Check("token", new TokenCheck(login, today, fetches)::examine),
                        new Check("connection", new ServiceCheck(login)::examine)))
                .toList();
    }
}
