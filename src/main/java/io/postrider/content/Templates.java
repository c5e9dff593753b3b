package io.postrider.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The mails this installation can send; in development a saved file is live at once.
 *
 * <p>A template that is broken when the server starts is listed, with its findings, and refuses to be rendered. One that is broken
 * later does not take the place of the one that worked.
 */
@Component
public class Templates {

    private static final Logger LOG = LoggerFactory.getLogger(Templates.class);

    private final Map<String, CompiledTemplate> live = new ConcurrentSkipListMap<>();
    private final Map<String, List<Finding>> refused = new ConcurrentSkipListMap<>();
    private final TemplateCompiler compiler;

    Templates(TemplateCompiler compiler, PackagedTemplates packaged) {
        this.compiler = compiler;
        packaged.read().forEach(this::offer);
    }

    public List<Template> all() {
        return live.values().stream().map(CompiledTemplate::template).toList();
    }

    public Optional<Template> find(String key) {
        return compiled(key).map(CompiledTemplate::template);
    }

    /** What is wrong with the newest saved version, whether it is in use or was refused; empty when all is well. */
    public List<Finding> findings(String key) {
        List<Finding> ofRefused = refused.get(key);
        return ofRefused != null
                ? ofRefused
                : compiled(key).map(CompiledTemplate::findings).orElse(List.of());
    }

    Optional<CompiledTemplate> compiled(String key) {
        return key == null ? Optional.empty() : Optional.ofNullable(live.get(key));
    }

    /**
     * Takes a template as it was saved, if it is sound or there is none yet.
     *
     * @return whether it is live now
     */
    boolean offer(TemplateFiles files) {
        CompiledTemplate offered = compiler.compile(files);
        CompiledTemplate current = live.get(files.key());
        log(offered);
        if (!offered.usable() && current != null && current.usable()) {
            refused.put(files.key(), offered.findings());
            return false;
        }
        live.put(files.key(), offered);
        refused.remove(files.key());
        return true;
    }

    /** Forgets a template whose folder is gone. */
    void remove(String key) {
        live.remove(key);
        refused.remove(key);
    }

    private static void log(CompiledTemplate offered) {
        for (Finding finding : offered.findings()) {
            if (finding.isError()) {
                LOG.error("Template {} refused: {}", offered.template().key(), finding);
            } else {
                LOG.warn("Template {}: {}", offered.template().key(), finding);
            }
        }
    }
}
