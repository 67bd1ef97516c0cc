package io.github.ibkringest.broker.ibkr.gateway;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.ibkringest.broker.ibkr.gateway.wire.GatewayLink;
import io.github.ibkringest.broker.ibkr.gateway.wire.Request;
import io.github.ibkringest.broker.ibkr.gateway.wire.RequestWriter;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * No order can be entered, changed, cancelled or bound: only one class writes to a gateway, and it takes nothing but
 * {@link Request}. That these are harmless, letter by letter, is tested with each gateway of the tests.
 */
@AnalyzeClasses(packages = ReadOnlyTest.GATEWAY, importOptions = ImportOption.DoNotIncludeTests.class)
class ReadOnlyTest {

    static final String GATEWAY = "io.github.ibkringest.broker.ibkr.gateway";

    @ArchTest
    static final ArchRule one_class_writes_to_streams = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(RequestWriter.class.getName())
            .should()
            .callMethodWhere(target(owner(assignableTo(OutputStream.class))));

    @ArchTest
    static final ArchRule one_class_opens_sockets = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(GatewayLink.class.getName())
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Socket.class);

    @ArchTest
    static final ArchRule nothing_else_reaches_the_network = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.channels..", "java.net.http..", "javax.net..", "sun..");

    @ArchTest
    static final ArchRule requests_are_a_closed_set =
            classes().that().implement(Request.class).should().haveModifier(JavaModifier.FINAL);

    @ArchTest
    static void the_writer_takes_requests_only(JavaClasses imported) {
        JavaClass writer = imported.get(RequestWriter.class);
        Set<String> taken = writer.getMethods().stream()
                .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE))
                .flatMap(method -> method.getRawParameterTypes().stream())
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(taken).containsExactlyInAnyOrder("Hello", "Request", "ServerVersion");
        assertThat(Request.class.isSealed()).isTrue();
    }
}
