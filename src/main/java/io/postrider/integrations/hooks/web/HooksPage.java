package io.postrider.integrations.hooks.web;

import io.postrider.integrations.hooks.FailedCall;
import io.postrider.integrations.hooks.HookState;
import io.postrider.integrations.hooks.Hooks;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Which shops and tools tell something, and what of it could not be understood. */
@Controller
class HooksPage {

    private static final int SHOWN = 5;

    private final Hooks hooks;

    HooksPage(Hooks hooks) {
        this.hooks = hooks;
    }

    @GetMapping("/webhooks")
    String look(Model model) {
        List<HookState> sources = hooks.all();
        Map<String, List<FailedCall>> failed = sources.stream()
                .collect(Collectors.toMap(HookState::source, it -> hooks.failed(it.source(), null, SHOWN)));
        model.addAttribute("sources", sources);
        model.addAttribute("failed", failed);
        return "integrations/webhooks";
    }
}
