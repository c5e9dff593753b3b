package io.postrider.segments;

import io.postrider.contacts.PersonalData;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The segments a contact is in, for her own copy. */
@Configuration(proxyBeanMethods = false)
class SegmentCopy {

    @Bean
    @Order(65)
    PersonalData heldMemberships(MemberTable members) {
        return new PersonalData("segments", members::of);
    }
}
