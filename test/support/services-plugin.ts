import type { TestRunnerPlugin } from '@web/test-runner';
import { openServices, type Services } from './services.ts';

/** The path at which a test gets the URL of the services. */
export const SERVICES = '/address-of-services';

/** Runs the stand-ins for other people's services while the tests run. */
export function servicesPlugin(): TestRunnerPlugin {
  let services: Services | undefined;
  return {
    name: 'services',
    async serverStart() {
      services = await openServices();
    },
    serve: ({ path }) => (path === SERVICES ? { body: services!.address, type: 'text' } : undefined),
    serverStop: () => services?.close(),
  };
}
