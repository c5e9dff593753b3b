package io.postrider.delivery.webhooks;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The mail providers that may report something here. */
@Component
class Providers {

    private final List<Provider> all;

    Providers(List<Provider> all) {
        this.all = all;
    }

    /** The one of this name, if its secret is configured. */
    Optional<Provider> on(String name) {
        return named(name).filter(Provider::on);
    }

    /** Also one that has been switched off since. */
    Optional<Provider> named(String name) {
        return all.stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
