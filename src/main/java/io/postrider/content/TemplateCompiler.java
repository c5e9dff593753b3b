package io.postrider.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads a template once, so that filling it for one person is cheap, and says everything that is wrong with it. */
@Component
class TemplateCompiler {

    private final Velocity velocity = new Velocity();
    private final Brand brand;
    private final ContentSettings limits;

    TemplateCompiler(Brand brand, ContentSettings limits) {
        this.brand = brand;
        this.limits = limits;
    }

    /** Never throws for what an author can do wrong: that stands in the findings. */
    CompiledTemplate compile(TemplateFiles files) {
        Blueprint blueprint;
        try {
            blueprint = Blueprint.read(files.own().get("template.json"));
        } catch (IllegalArgumentException e) {
            return unreadable(files, e.getMessage());
        }
        List<Variable> declared = new ArrayList<>(EveryMail.variables(brand, blueprint.mailKind()));
        declared.addAll(blueprint.declared());
        Compilation compilation = new Compilation(files, blueprint, new VariableTree(declared), velocity);
        CompiledTemplate compiled = compilation.run();
        return compiled.usable() ? compiled.with(tried(compiled)) : compiled;
    }

    /** Fills it with its own sample, through the same path as sending, and looks at the result. */
    private List<Finding> tried(CompiledTemplate compiled) {
        List<Finding> findings = new ArrayList<>();
        List<String> subjects = new ArrayList<>(compiled.template().variants());
        subjects.add(0, null);
        for (String variant : subjects) {
            Rendered mail = compiled.render(variant, sample(compiled.template()), limits);
            mail.errors().forEach(error -> findings.add(Finding.error("sample", 0, error)));
            if (mail.usable() && variant == null) {
                findings.addAll(MailLint.check(mail, limits.maxHtml().toBytes()));
            }
        }
        return findings;
    }

    private Map<String, Object> sample(Template template) {
        return new MailValues(brand).sample(template);
    }

    private static CompiledTemplate unreadable(TemplateFiles files, String sentence) {
        Template template = new Template(
                files.key(),
                files.key(),
                "",
                Template.Kind.MARKETING,
                "",
                files.version(),
                List.of(),
                List.of(),
                Map.of());
        return new CompiledTemplate(
                template,
                new VariableTree(List.of()),
                Map.of(),
                null,
                null,
                List.of(Finding.error("template.json", 0, sentence)));
    }
}
