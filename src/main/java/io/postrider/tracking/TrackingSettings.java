package io.postrider.tracking;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What comes back from mails.
 *
 * @param queue opens and clicks that may wait in memory to be logged: about a second's worth, which is what a kill may lose
 * @param patience how long an open or click waits for room in a full queue before it is answered and counted as lost
 * @param batch opens and clicks that are logged in one transaction
 * @param utmSource what links to web pages in mails carry as {@code utm_source}, beside medium, campaign (the journey or the
 *     template) and content (the step or the link's number); empty leaves links as they are
 * @param scannerNetworks address ranges of mail scanners; a click from there within seconds of the hand-over is a machine's. The
 *     default is what Microsoft and Proofpoint publish
 * @param appleNetworks address ranges of Apple's privacy proxies, from Apple's list of egress ranges; empty believes what the
 *     request says of itself
 */
@ConfigurationProperties("postrider.tracking")
record TrackingSettings(
        @DefaultValue("10000") int queue,
        @DefaultValue("1s") Duration patience,
        @DefaultValue("1000") int batch,
        @DefaultValue("postrider") String utmSource,
        @DefaultValue({
                    "40.92.0.0/15",
                    "40.107.0.0/16",
                    "52.100.0.0/14",
                    "104.47.0.0/17",
                    "67.231.144.0/20",
                    "148.163.128.0/19"
                })
                List<String> scannerNetworks,
        @DefaultValue({}) List<String> appleNetworks) {}
