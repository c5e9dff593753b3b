/** A CRM beside Postrider: contacts and deals in, scores and engagement out, each only when it changed; of a field both write, the later writer counts. */
package io.postrider.integrations.crm;
