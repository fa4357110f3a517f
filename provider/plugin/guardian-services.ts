import type { Server } from '@grpc/grpc-js';
import { GRPCControllerService, GRPCStdioService } from './generated/go-plugin.ts';
import { HealthCheckResponse_ServingStatus, HealthService } from './generated/health.ts';

/**
 * Adds the services by which Terraform looks after a running plugin.
 *
 * @param onShutdown called after the answer to Shutdown is on its way
 */
export function addGuardianServices(server: Server, onShutdown: () => void): void {
  server.addService(GRPCControllerService, {
    shutdown(_call: unknown, callback: (error: null, value: object) => void) {
      callback(null, {});
      // Let the answer leave before the process does.
      setTimeout(onShutdown, 10);
    },
  });
  server.addService(GRPCStdioService, {
    // Terraform opens this stream at once; the provider writes nothing to its standard output, so it stays idle.
    streamStdio(call: { on: (event: 'cancelled', listener: () => void) => void; end: () => void }) {
      call.on('cancelled', () => call.end());
    },
  });
  server.addService(HealthService, {
    check(_call: unknown, callback: (error: null, value: object) => void) {
      callback(null, { status: HealthCheckResponse_ServingStatus.SERVING });
    },
  });
}
