import { readConfiguration } from './config.ts';
import { serve } from './plugin/serve.ts';
import { createProvider } from './provider.ts';
import { createRuntime } from './runtime.ts';

const { handshake, network, temporaryFolder, options } = readConfiguration();
const runtime = createRuntime(options);
// Not awaited: the build is CommonJS, which has no top-level await.
void serve({
  handshake,
  network,
  temporaryFolder,
  provider: createProvider(options, runtime),
  beforeEnd: runtime.stillOpen.closeAll,
});
