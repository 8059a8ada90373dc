import { existsSync } from 'node:fs';

/** Docker and Podman make these files in every container. */
const CONTAINER_FILES = ['/.dockerenv', '/run/.containerenv'];

/**
 * The network interface to listen on if HOST names none. In a container, all of them (undefined): the container
 * decides who can reach it. Elsewhere this machine only, because the port would be open to whoever goes around the
 * proxy.
 */
export const defaultHost = (
  inContainer = CONTAINER_FILES.some((file) => existsSync(file)),
): string | undefined => (inContainer ? undefined : '127.0.0.1');
