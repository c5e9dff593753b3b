package io.postrider;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.event.EventListener;

/** The rules of the house, each with its reason; {@code src/docs/architecture.md} tells them in prose. */
@AnalyzeClasses(packages = "io.postrider", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule operatonStaysInJourneys = noClasses()
            .that()
            .resideOutsideOfPackage("..journeys..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.operaton..")
            .because("one module owns the engine and everybody else speaks domain words");

    @ArchTest
    static final ArchRule mailStaysInDelivery = noClasses()
            .that()
            .resideOutsideOfPackage("..delivery..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..", "org.subethamail..")
            .because("only the outbox sends, so that no mail leaves without consent, policies and a reason");

    @ArchTest
    static final ArchRule templatesStayInContent = noClasses()
            .that()
            .resideOutsideOfPackage("..content..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.velocity..", "ch.digitalfondue.mjml4j..")
            .because("a template engine is safe only in the one place that hardens it");

    @ArchTest
    static final ArchRule bucketsStayInExports = noClasses()
            .that()
            .resideOutsideOfPackage("..integrations.exports..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..")
            .because("personal data leaves for a store in one place, where it is written down and taken back");

    @ArchTest
    static final ArchRule nobodyReadsTheMachinesClock = noClasses()
            .that()
            .resideOutsideOfPackage("..time..")
            .should()
            .callMethodWhere(MachineClockCalls.any())
            .because(
                    "business time can be moved and machine time cannot: ask Clock or MachineTime for the one you mean");

    @ArchTest
    static final ArchRule nobodyMovesTheEnginesClock = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.operaton.bpm.engine.impl.util.ClockUtil")
            .because("it is one static for the whole JVM: moving it fires every timer and shortens every lock");

    @ArchTest
    static final ArchRule pagesAndEndpointsStayInWeb = noClasses()
            .that(not(resideInAnyPackage("..console..", "..web..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.springframework.web.bind..", "org.springframework.web.servlet..", "org.thymeleaf.."))
            .because("what a module does must not depend on who asks for it over HTTP");

    @ArchTest
    static final ArchRule collaboratorsComeThroughTheConstructor = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .because("a class shows what it needs in its constructor, where a test can give it something else");

    @ArchTest
    static final ArchRule namesSayWhatTheThingIs = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Manager|Impl|Helper|Exception)(\\$.*)?")
            .because("such names say nothing to a marketer; exceptions are facts, such as ContactNotFound");

    @ArchTest
    static final ArchRule delegatesDoNoNetworkInputOrOutput = noClasses()
            .that()
            .resideInAPackage("..journeys.delegates..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "jakarta.mail..",
                            "org.subethamail..",
                            "java.net.http..",
                            "javax.net..",
                            "java.nio.channels..",
                            "org.springframework.http.client..",
                            "org.springframework.web.client..",
                            "org.springframework.mail..")
                    .or(type(java.net.Socket.class))
                    .or(type(java.net.URL.class))
                    .or(type(java.net.URLConnection.class)))
            .because("a delegate runs in the engine's transaction: it writes an intention and a worker does the I/O");

    @ArchTest
    static final ArchRule settingsAreRecords = classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .should()
            .beRecords()
            .andShould()
            .haveSimpleNameEndingWith("Settings")
            .because(
                    "settings never change while the server runs, and the table of settings is made from their Javadoc");

    @ArchTest
    static final ArchRule listenersAreCalledOn = methods()
            .that()
            .areAnnotatedWith(EventListener.class)
            .and(describe(
                    "hear a fact", method -> !method.getRawParameterTypes().isEmpty()))
            .should()
            .haveNameMatching("on([A-Z].*)?")
            .because("who looks for what happens after a fact searches for on(");

    @ArchTest
    static final ArchRule stateIsFinalOrPrivate = fields().that()
            .areNotFinal()
            .and()
            .areDeclaredInClassesThat()
            .areTopLevelClasses()
            .should()
            .bePrivate()
            .because("state that others can reach is state that nobody can reason about");
}
