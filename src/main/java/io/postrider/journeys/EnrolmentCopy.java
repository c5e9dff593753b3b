package io.postrider.journeys;

import io.postrider.contacts.PersonalData;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The journeys a contact is or was in, for her own copy. */
@Configuration(proxyBeanMethods = false)
class EnrolmentCopy {

    @Bean
    @Order(60)
    PersonalData heldEnrolments(EnrolmentTable enrolments) {
        return new PersonalData("journeys", enrolments::of);
    }
}
