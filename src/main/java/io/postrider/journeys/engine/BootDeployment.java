package io.postrider.journeys.engine;

import io.postrider.journeys.rules.Finding;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.RepositoryService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the shipped models into the engine, before anybody reads events or answers requests.
 *
 * <p>Only files whose shipped content changed since they were last shipped are deployed, all in one deployment: an
 * unchanged restart makes no new version, and a newer version made in Modeler or the console stays until the file itself
 * changes.
 */
@Component
class BootDeployment implements SmartInitializingSingleton {

    private final RepositoryService repository;
    private final ShippedFiles files;
    private final ShippedTable table;
    private final RefusedFiles refused;
    private final TransactionTemplate transaction;

    BootDeployment(
            ProcessEngine engine,
            ShippedFiles files,
            ShippedTable table,
            RefusedFiles refused,
            TransactionTemplate transaction) {
        this.repository = engine.getRepositoryService();
        this.files = files;
        this.table = table;
        this.refused = refused;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> deploy(files.read()));
    }

    /** @return how many files were deployed */
    int deploy(Map<String, byte[]> shipped) {
        table.lock();
        Map<String, String> before = table.hashes();
        Map<String, byte[]> changed = new TreeMap<>();
        shipped.forEach((name, content) -> {
            if (!hash(content).equals(before.get(name)) && accepted(name, content)) {
                table.store(name, hash(content));
                if (!Arrays.equals(table.deployed(name).orElse(null), content)) {
                    changed.put(name, content);
                }
            }
        });
        if (!changed.isEmpty()) {
            var deployment = repository.createDeployment().name("Postrider").source("shipped");
            changed.forEach(
                    (name, content) -> deployment.addInputStream(name, new java.io.ByteArrayInputStream(content)));
            deployment.deploy();
        }
        return changed.size();
    }

    /** One broken file does not keep the server from starting: the version before it stays, and the console tells. */
    private boolean accepted(String name, byte[] content) {
        List<Finding> findings = refused.check(name, content);
        return findings.isEmpty();
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
