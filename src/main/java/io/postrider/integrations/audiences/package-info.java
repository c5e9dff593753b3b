/** Segments as audiences of ad platforms: only who agreed to that, only as hashes, and out again as soon as she takes it back. */
package io.postrider.integrations.audiences;
