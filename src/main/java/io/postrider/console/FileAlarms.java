package io.postrider.console;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.postrider.console.Alarms.Alarm;
import io.postrider.content.Finding;
import io.postrider.content.Template;
import io.postrider.content.Templates;
import io.postrider.journeys.Deployments;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Models, forms and mails that were saved with a mistake: what is wrong, while the version before goes on. */
@Component
class FileAlarms {

    private final Deployments deployments;
    private final Templates templates;

    FileAlarms(Deployments deployments, Templates templates) {
        this.deployments = deployments;
        this.templates = templates;
    }

    List<Alarm> now() {
        Stream<Mistake> drawn =
                deployments.findings().stream().map(it -> new Mistake(it.file(), it.element(), it.message()));
        Stream<Mistake> written = templates.all().stream().flatMap(this::mistakes);
        return Stream.concat(drawn, written)
                .collect(groupingBy(Mistake::file, TreeMap::new, mapping(Mistake::told, joining(". "))))
                .entrySet()
                .stream()
                .map(it -> new Alarm(
                        "serious", it.getKey() + " is refused, the version before it stays.", it.getValue() + "."))
                .toList();
    }

    private Stream<Mistake> mistakes(Template template) {
        return templates.findings(template.key()).stream()
                .filter(it -> it.severity() == Finding.Severity.ERROR)
                .map(it -> new Mistake("Mail “" + template.name() + "”", place(it), it.sentence()));
    }

    private static String place(Finding finding) {
        return finding.line() > 0 ? finding.part() + ", line " + finding.line() : finding.part();
    }

    /** @param place where in the file, null when it is about all of it */
    private record Mistake(String file, String place, String sentence) {

        String told() {
            return place == null ? sentence : place + ": " + sentence;
        }
    }
}
