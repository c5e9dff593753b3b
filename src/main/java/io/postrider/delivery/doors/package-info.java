/** The ways by which mail comes back to us, and what is done with it: taken in durably first, understood afterwards. */
package io.postrider.delivery.doors;
