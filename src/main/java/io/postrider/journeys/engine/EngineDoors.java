package io.postrider.journeys.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.access.Users;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.operaton.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.operaton.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the doors before the engine's REST interface and its web applications, behind the login. */
@Configuration(proxyBeanMethods = false)
class EngineDoors {

    /** After the login (-100), before the web applications' own filters. */
    private static final int ORDER = 0;

    @Bean
    FilterRegistrationBean<EngineDoor> engineDoor(ProcessEngine engine, Users users, ObjectMapper json) {
        var door = new FilterRegistrationBean<>(new EngineDoor(engine.getIdentityService(), users, json));
        door.setUrlPatterns(List.of("/engine-rest/*", "/operaton/api/*"));
        door.setOrder(ORDER);
        return door;
    }

    /** Who is logged in at the console is logged in at Cockpit, Tasklist and Admin. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> sameLogin() {
        var login = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        login.setName("Container Based Authentication Filter");
        login.setUrlPatterns(List.of("/operaton/app/*", "/operaton/api/*"));
        login.setInitParameters(Map.of(
                ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
                ContainerBasedAuthenticationProvider.class.getName()));
        login.setOrder(ORDER + 1);
        return login;
    }
}
