/** Hands contacts, events and results to other people's warehouses, every night what is new; never half of it. */
@org.springframework.modulith.NamedInterface("exports")
package io.postrider.integrations.exports;
