package io.postrider.integrations.exports;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** Nothing can be exported, because there is no store. */
public class ExportsOff extends Problem {

    ExportsOff() {
        super(
                HttpStatus.CONFLICT,
                "exports-off",
                "Exports are off: set POSTRIDER_EXPORTS_DIRECTORY or POSTRIDER_EXPORTS_S3_BUCKET.");
    }
}
