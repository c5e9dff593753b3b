package io.postrider.journeys.engine;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.operaton.bpm.engine.rest.exception.InvalidRequestException;
import org.operaton.bpm.spring.boot.starter.rest.OperatonJerseyResourceConfig;
import org.springframework.stereotype.Component;

/** The engine's REST interface, which takes {@code null} for a body and then fails; here it is told to the caller. */
@Component
@ApplicationPath("/engine-rest")
class EngineRest extends OperatonJerseyResourceConfig {

    @Override
    protected void registerAdditionalResources() {
        register(new BodyNeeded());
    }

    static final class BodyNeeded implements ReaderInterceptor {
        @Override
        public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
            Object read = body.proceed();
            if (read == null) {
                throw new InvalidRequestException(Response.Status.BAD_REQUEST, "A JSON object is needed as the body");
            }
            return read;
        }
    }
}
