/** What a drawn step does: ids in, one call, a plain value out; never network, never a decision of its own. */
package io.postrider.journeys.delegates;
