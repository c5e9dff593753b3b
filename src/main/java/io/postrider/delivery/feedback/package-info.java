/** What comes back about a mail, by whichever door: delivered, bounced, complained about, answered; each thing in one small file. */
package io.postrider.delivery.feedback;
