package io.tradewind.tests.harness;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project and the material beside it are. */
public final class Project {
    private Project() {}

    /** The folder with the launcher. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("tradewind"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("run inside the project");
            }
            folder = parent;
        }
        return folder;
    }

    /** The real data files beside the project; may be absent. */
    public static Path sharedData() {
        return root().resolveSibling("shared").resolve("data");
    }
}
