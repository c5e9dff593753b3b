package io.postrider.journeys.engine;

import java.util.Set;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.ProcessEngines;
import org.operaton.bpm.engine.rest.spi.ProcessEngineProvider;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Lets the engine's REST interface answer for the engine of the server that was asked.
 *
 * <p>Several servers in one JVM (as in tests) otherwise share one name, and the last one started answers for all.
 */
public class EngineOfThisServer implements ProcessEngineProvider {

    @Override
    public ProcessEngine getDefaultProcessEngine() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            WebApplicationContext server = WebApplicationContextUtils.getWebApplicationContext(
                    request.getRequest().getServletContext());
            if (server != null) {
                return server.getBean(ProcessEngine.class);
            }
        }
        return ProcessEngines.getDefaultProcessEngine();
    }

    @Override
    public ProcessEngine getProcessEngine(String name) {
        return ProcessEngines.NAME_DEFAULT.equals(name) ? getDefaultProcessEngine() : null;
    }

    @Override
    public Set<String> getProcessEngineNames() {
        return Set.of(ProcessEngines.NAME_DEFAULT);
    }
}
