package io.postrider.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeFileTests {

    @TempDir
    Path directory;

    @Test
    void givesTwoRunningNodesOfOneDirectoryDifferentNames() {
        assertThat(NodeFile.claim(directory).name())
                .isNotEqualTo(NodeFile.claim(directory).name());
    }

    @Test
    void keepsItsNameOnDisk() throws Exception {
        String name = NodeFile.claim(directory).name();
        assertThat(Files.readString(directory.resolve("node"))).isEqualTo(name);
    }

    @Test
    void takesTheNameItFinds() throws Exception {
        Files.writeString(directory.resolve("node"), "node-of-yesterday\n");
        assertThat(NodeFile.claim(directory).name()).isEqualTo("node-of-yesterday");
    }
}
