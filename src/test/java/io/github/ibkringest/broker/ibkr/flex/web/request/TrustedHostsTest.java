package io.github.ibkringest.broker.ibkr.flex.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.flex.web.login.ServiceSettings;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedHostsTest {

    private static final String SERVICE = "/AccountManagement/FlexWebService/GetStatement";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gdcdyn.interactivebrokers.com", "https://ndcdyn.interactivebrokers.com",
                "https://NDCDYN.InteractiveBrokers.com", "https://ndcdyn.interactivebrokers.com:443"
            })
    void shouldTrustAddressesOfTheService(String origin) {
        TrustedHosts hosts = new TrustedHosts(ServiceSettings.IBKR);
        assertThat(hosts.trustsForStatements(URI.create(origin + SERVICE))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gdcdyn.interactivebrokers.com",
                "https://gdcdyn.interactivebrokers.com:8443",
                "https://gdcdyn.interactivebrokers.com.evil.example",
                "https://evilinteractivebrokers.com",
                "https://me@gdcdyn.interactivebrokers.com",
                "https://ndcdyn.interactivebrokers.com@evil.example",
                "https://localhost",
                "http://127.0.0.1",
                "ftp://gdcdyn.interactivebrokers.com",
                "file://",
                "https:"
            })
    void shouldNotTrustAnyOther(String origin) {
        TrustedHosts hosts = new TrustedHosts(ServiceSettings.IBKR);
        assertThat(hosts.trusts(URI.create(origin + SERVICE))).isFalse();
        assertThat(hosts.trustsForStatements(URI.create(origin + SERVICE))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.interactivebrokers.com/AccountManagement/FlexWebService/GetStatement,true,false",
        "https://gdcdyn.interactivebrokers.com/Universal/servlet/Get,true,false"
    })
    void shouldTrustItsOtherHostsWithRedirectsOnly(URI address, boolean redirect, boolean statement) {
        TrustedHosts hosts = new TrustedHosts(ServiceSettings.IBKR);
        assertThat(hosts.trusts(address)).isEqualTo(redirect);
        assertThat(hosts.trustsForStatements(address)).isEqualTo(statement);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8089/x,true", "http://localhost:8089/x,true", "http://[::1]:8089/x,true",
        "http://127.0.0.1:8090/x,false", "https://ndcdyn.interactivebrokers.com/x,false",
                "http://127.0.0.1.evil:8089/x,false"
    })
    void shouldStayWithTheStubWhenThatIsTheService(URI address, boolean trusted) {
        assertThat(new TrustedHosts(URI.create("http://127.0.0.1:8089/FlexWebService/")).trusts(address))
                .isEqualTo(trusted);
    }

    @ParameterizedTest
    @CsvSource({
        "https://proxy.example:9443/x,true",
        "https://proxy.example/x,false",
        "https://gdcdyn.interactivebrokers.com/x,false"
    })
    void shouldStayWithAProxy(URI address, boolean trusted) {
        assertThat(new TrustedHosts(URI.create("https://proxy.example:9443/flex/")).trusts(address))
                .isEqualTo(trusted);
    }
}
