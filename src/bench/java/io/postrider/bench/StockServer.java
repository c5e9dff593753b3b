package io.postrider.bench;

import io.postrider.PostriderApplication;
import java.util.List;
import org.operaton.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.operaton.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.operaton.bpm.spring.boot.starter.util.OperatonSpringBootUtil;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * Postrider's steps on an engine without any of Postrider's settings, rules and listeners.
 *
 * <p>No {@code @Configuration}, so that no server finds it by scanning.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan("io.postrider")
@ComponentScan(
        basePackages = "io.postrider",
        excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = PostriderApplication.class))
class StockServer {

    /** As the starter does it, but without our plugins. */
    @Bean
    ProcessEngineConfigurationImpl processEngineConfigurationImpl(List<ProcessEnginePlugin> plugins) {
        SpringProcessEngineConfiguration engine = OperatonSpringBootUtil.springProcessEngineConfiguration();
        List<ProcessEnginePlugin> stock = plugins.stream()
                .filter(plugin -> !plugin.getClass().getName().startsWith("io.postrider."))
                .toList();
        engine.getProcessEnginePlugins().add(new CompositeProcessEnginePlugin(stock));
        return engine;
    }
}
