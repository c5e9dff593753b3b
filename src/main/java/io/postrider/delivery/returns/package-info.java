/** Says what a mail that came back is: bounce, complaint, automatic reply or a person's answer; pure and bounded, whatever comes. */
package io.postrider.delivery.returns;
