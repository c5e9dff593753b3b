package io.postrider.journeys.engine;

import io.postrider.access.Users;
import org.operaton.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** One user base for the console and the engine's web applications. */
@Component
class PeopleDirectoryPlugin extends AbstractProcessEnginePlugin {

    private final Users users;

    PeopleDirectoryPlugin(Users users) {
        this.users = users;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setIdentityProviderSessionFactory(new PeopleDirectory.Factory(users));
    }
}
